def up_to_date(_release):
    return "none yet"
