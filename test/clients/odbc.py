# What an ODBC client reads of an assessment, by the driver's catalog functions and the
# types that it binds, with the driver's default settings.
#
#   python3 odbc.py CONNECTION-STRING SCHEMA
#
# Prints one fact a line, in the form of COPY: fields that are separated by tabs, the
# first says what it is, \N is NULL.  Judges nothing; ../t/client_odbc.pl does.

import datetime
import decimal
import glob
import os
import sys

import pyodbc

from copy_form import show


# SQL_DECIMAL and the like, by number
SQL_TYPES = {getattr(pyodbc, name): name[len("SQL_"):]
             for name in ("SQL_CHAR", "SQL_VARCHAR", "SQL_LONGVARCHAR", "SQL_WCHAR", "SQL_WVARCHAR", "SQL_WLONGVARCHAR",
                          "SQL_DECIMAL", "SQL_NUMERIC", "SQL_SMALLINT", "SQL_INTEGER", "SQL_BIGINT", "SQL_REAL",
                          "SQL_FLOAT", "SQL_DOUBLE", "SQL_BIT", "SQL_BINARY", "SQL_VARBINARY", "SQL_LONGVARBINARY",
                          "SQL_TYPE_DATE", "SQL_TYPE_TIME", "SQL_TYPE_TIMESTAMP", "SQL_GUID")}


def plain(value, type_name):
    """The value as psql shows it."""
    if type_name == "bool" and value is not None:
        return {"1": "t", "0": "f", True: "t", False: "f"}[value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    return value


def read_view(cursor, schema, view, type_names):
    cursor.execute(f'select * from "{schema}"."{view}"')
    for name, kind, _, _, precision, scale, _ in cursor.description:
        show("result", view, name, kind.__name__, precision, scale)
    for row in cursor:
        show("row", view, *(plain(value, type_name) for value, type_name in zip(row, type_names)))


def read_keys(cursor, schema, table):
    for key in cursor.primaryKeys(table, schema=schema).fetchall():
        show("primary", table, key.pk_name, key.key_seq, key.column_name)
    for key in cursor.foreignKeys(foreignTable=table, foreignSchema=schema).fetchall():
        show("foreign", table, key.fk_name, key.key_seq, key.fkcolumn_name, key.pktable_name, key.pkcolumn_name)


def main(connection_string, schema):
    sys.stdout.reconfigure(encoding="utf-8")
    connection = pyodbc.connect(connection_string)
    cursor = connection.cursor()
    show("driver", connection.getinfo(pyodbc.SQL_DRIVER_VER))

    relations = cursor.tables(schema=schema, table="%").fetchall()
    for relation in relations:
        show("relation", relation.table_name, relation.table_type)
        if relation.remarks:
            show("remark", relation.table_name, "", relation.remarks)
    for relation in relations:
        columns = cursor.columns(schema=schema, table=relation.table_name).fetchall()
        for column in columns:
            show("column", relation.table_name, column.ordinal_position, column.column_name)
            if column.remarks:
                show("remark", relation.table_name, column.column_name, column.remarks)
            show("declared", relation.table_name, column.column_name, SQL_TYPES.get(column.data_type, column.data_type),
                 column.column_size, column.decimal_digits, column.type_name)
        if relation.table_type == "VIEW":
            read_view(cursor, schema, relation.table_name, [column.type_name for column in columns])
        else:
            read_keys(cursor, schema, relation.table_name)


try:
    main(*sys.argv[1:])
finally:
    # Debian's driver begins a log of its own in /tmp
    for log in glob.glob(f"/tmp/psqlodbc_*{os.getpid()}.log"):
        os.unlink(log)
