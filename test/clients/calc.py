# What LibreOffice Calc makes of an assessment's views: each is imported into a sheet of
# its own, as by dragging it there from the data sources; the document is saved as xlsx
# and read back.
#
#   python3 calc.py DIRECTORY CONNECTION USER SCHEMA        CONNECTION as libpq's: host=… port=… dbname=…
#
# Prints one fact a line, in the form of COPY: fields that are separated by tabs, the
# first says what it is, the second whether it is of the imported or the saved sheet, \N
# is an empty cell.  Judges nothing; ../t/client_calc.pl does.

import datetime
import decimal
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.sheet.DataImportMode import TABLE
from com.sun.star.util import NumberFormat

from copy_form import show

# where it hangs, it is ended after so long
SECONDS = 150


SQL_TYPES = {uno.getConstantByName(f"com.sun.star.sdbc.DataType.{name}"): name
             for name in ("BIT", "BOOLEAN", "SMALLINT", "INTEGER", "BIGINT", "REAL", "DOUBLE", "NUMERIC", "DECIMAL",
                          "CHAR", "VARCHAR", "LONGVARCHAR", "DATE", "TIME", "TIMESTAMP", "ARRAY", "OTHER")}


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def start_office(directory):
    """A process of its own, with a profile of its own, and the context to talk to it."""
    pipe = f"xcedu{os.getpid()}"
    office = subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo",
                               f"-env:UserInstallation={(directory / 'profile').as_uri()}",
                               f"--accept=pipe,name={pipe};urp;"],
                              stdout=subprocess.DEVNULL, start_new_session=True)
    watchdog = threading.Timer(SECONDS, stop_office, [office])
    watchdog.daemon = True
    watchdog.start()
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    while True:
        try:
            return office, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if office.poll() is not None:
                sys.exit("LibreOffice did not start, or not in time")
            time.sleep(0.2)


def leave_office(desktop, office):
    """Asks it to end, so that it removes its sockets; it may answer or be gone by then."""
    try:
        desktop.terminate()
        office.wait(SECONDS)
    except (DisposedException, subprocess.TimeoutExpired):
        pass


def stop_office(office):
    try:
        os.killpg(office.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    office.wait()


def kind_of(number_format):
    if number_format & NumberFormat.DATE:
        return "date"
    if number_format & NumberFormat.LOGICAL:
        return "boolean"
    return "number"


def plain(value, kind):
    """A number in a cell as psql shows it, without zeros at the end."""
    if kind == "date":
        return datetime.date(1899, 12, 30) + datetime.timedelta(days=value)
    if kind == "boolean":
        return {1: "t", 0: "f"}[value]
    shown = format(decimal.Decimal(repr(value)), "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def read_column(document, column):
    """The values of a column and what kinds there are among them."""
    values = [row[0] for row in column.getDataArray()]
    kinds = {"text"} if any(isinstance(value, str) and value for value in values) else set()
    values = [None if value == "" else value for value in values]
    if all(value is None or isinstance(value, str) for value in values):
        return values, kinds
    top = column.RangeAddress.StartRow
    formats = column.getCellFormatRanges()
    for index in range(formats.Count):
        part = formats.getByIndex(index)
        kind = kind_of(document.NumberFormats.getByKey(part.NumberFormat).Type)
        for row in range(part.RangeAddress.StartRow - top, part.RangeAddress.EndRow - top + 1):
            if isinstance(values[row], float):
                values[row] = plain(values[row], kind)
                kinds.add(kind)
    return values, kinds


def read_sheet(document, stage, view):
    sheet = document.Sheets.getByName(view)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    columns = []
    for index in range(end.EndColumn + 1):
        name = sheet.getCellByPosition(index, 0).String
        show("column", stage, view, index + 1, name)
        if end.EndRow > 0:
            values, kinds = read_column(document, sheet.getCellRangeByPosition(index, 1, index, end.EndRow))
            columns.append(values)
            for kind in sorted(kinds):
                show("kind", stage, view, name, kind)
    for row in zip(*columns):
        show("row", stage, view, *row)


def main(directory, connection_string, user, schema):
    sys.stdout.reconfigure(encoding="utf-8")
    directory = pathlib.Path(directory).resolve()
    office, context = start_office(directory)
    try:
        create = context.ServiceManager.createInstanceWithContext

        # a data source is a document of Base
        source = create("com.sun.star.sdb.DatabaseContext", context).createInstance()
        source.URL = f"sdbc:postgresql:{connection_string}"
        source.User = user
        source_url = (directory / "assessment.odb").as_uri()
        source.DatabaseDocument.storeAsURL(source_url, ())

        product = create("com.sun.star.configuration.ConfigurationProvider", context).createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess", properties(nodepath="/org.openoffice.Setup/Product"))
        show("driver", product.ooSetupVersionAboutBox)

        metadata = source.getConnection(user, "").getMetaData()
        views = []
        # the driver gives tables as well where it is asked for views alone
        relations = metadata.getTables(None, schema, "%", ("VIEW",))
        while relations.next():
            if relations.getString(4) == "VIEW":
                views.append(relations.getString(3))
        columns = metadata.getColumns(None, schema, "%", "%")
        while columns.next():
            show("declared", columns.getString(3), columns.getString(4), SQL_TYPES.get(columns.getInt(5), columns.getInt(5)),
                 columns.getInt(7), columns.getInt(9), columns.getString(6))

        desktop = create("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, properties(Hidden=True))
        for index, view in enumerate(views):
            document.Sheets.insertNewByName(view, index)
            document.Sheets.getByName(view).getCellRangeByName("A1").doImport(
                properties(DatabaseName=source_url, SourceType=TABLE, SourceObject=f"{schema}.{view}"))
            read_sheet(document, "imported", view)

        saved_url = (directory / "assessment.xlsx").as_uri()
        document.storeToURL(saved_url, properties(FilterName="Calc MS Excel 2007 XML"))
        document.close(False)
        document = desktop.loadComponentFromURL(saved_url, "_blank", 0, properties(Hidden=True))
        for view in views:
            read_sheet(document, "saved", view)
        document.close(False)
        leave_office(desktop, office)
    finally:
        stop_office(office)


main(*sys.argv[1:])
