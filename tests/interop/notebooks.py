def execute(_release):
    return "none yet"
