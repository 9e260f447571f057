# Facts a line each, in the form of COPY: fields that are separated by tabs, \N is NULL.


def field(value):
    if value is None:
        return "\\N"
    for plain, escaped in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        value = str(value).replace(plain, escaped)
    return value


def show(*fields):
    print("\t".join(field(value) for value in fields))
