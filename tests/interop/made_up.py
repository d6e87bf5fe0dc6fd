def there_and_back(_release):
    return "none yet"
