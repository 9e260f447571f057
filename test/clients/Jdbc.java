// What a JDBC client reads of an assessment, by the driver's metadata and typed getters.
//
//   java -cp postgresql.jar Jdbc.java URL USER SCHEMA      the password is in PGPASSWORD
//
// Prints one fact a line, in the form of COPY: fields that are separated by tabs, the
// first says what it is, \N is NULL.  Judges nothing; ../t/client_jdbc.pl does.

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

public class Jdbc {
    // the platform's encoding may be any
    static final PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);

    static void print(Object... fields) {
        List<String> escaped = new ArrayList<>();
        for (Object field : fields) {
            escaped.add(field == null ? "\\N" : field.toString()
                .replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"));
        }
        out.print(String.join("\t", escaped) + "\n");
    }

    static String typeName(int type) {
        return JDBCType.valueOf(type).getName();
    }

    // The value by the getter that fits the type which the driver says, as psql shows it
    static Object value(ResultSet row, int column, int type) throws SQLException {
        Object value = switch (type) {
            case Types.DATE -> row.getObject(column, LocalDate.class);
            case Types.INTEGER -> row.getInt(column);
            case Types.BIT, Types.BOOLEAN -> row.getBoolean(column) ? "t" : "f";
            case Types.NUMERIC -> row.getBigDecimal(column) == null ? null : row.getBigDecimal(column).toPlainString();
            default -> row.getString(column);
        };
        return row.wasNull() ? null : value;
    }

    static void readView(Connection connection, String schema, String view) throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("select * from \"" + schema + "\".\"" + view + "\"")) {
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                print("result", view, columns.getColumnName(i), typeName(columns.getColumnType(i)),
                      columns.getPrecision(i), columns.getScale(i), columns.getColumnClassName(i));
            }
            while (rows.next()) {
                List<Object> fields = new ArrayList<>(List.of("row", view));
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    fields.add(value(rows, i, columns.getColumnType(i)));
                }
                print(fields.toArray());
            }
        }
    }

    static void readKeys(DatabaseMetaData metadata, String schema, String table) throws SQLException {
        try (ResultSet keys = metadata.getPrimaryKeys(null, schema, table)) {
            while (keys.next()) {
                print("primary", table, keys.getString("PK_NAME"), keys.getInt("KEY_SEQ"), keys.getString("COLUMN_NAME"));
            }
        }
        try (ResultSet keys = metadata.getImportedKeys(null, schema, table)) {
            while (keys.next()) {
                print("foreign", table, keys.getString("FK_NAME"), keys.getInt("KEY_SEQ"), keys.getString("FKCOLUMN_NAME"),
                      keys.getString("PKTABLE_NAME"), keys.getString("PKCOLUMN_NAME"));
            }
        }
    }

    public static void main(String[] arguments) throws SQLException {
        String schema = arguments[2];
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], System.getenv("PGPASSWORD"))) {
            DatabaseMetaData metadata = connection.getMetaData();
            print("driver", metadata.getDriverVersion());

            List<String> tables = new ArrayList<>();
            List<String> views = new ArrayList<>();
            try (ResultSet relations = metadata.getTables(null, schema, "%", new String[] {"TABLE", "VIEW"})) {
                while (relations.next()) {
                    String relation = relations.getString("TABLE_NAME");
                    String type = relations.getString("TABLE_TYPE");
                    print("relation", relation, type);
                    print("remark", relation, "", relations.getString("REMARKS"));
                    (type.equals("VIEW") ? views : tables).add(relation);
                }
            }
            try (ResultSet columns = metadata.getColumns(null, schema, "%", "%")) {
                while (columns.next()) {
                    String relation = columns.getString("TABLE_NAME");
                    String column = columns.getString("COLUMN_NAME");
                    print("column", relation, columns.getInt("ORDINAL_POSITION"), column);
                    print("remark", relation, column, columns.getString("REMARKS"));
                    print("declared", relation, column, typeName(columns.getInt("DATA_TYPE")),
                          columns.getInt("COLUMN_SIZE"), columns.getInt("DECIMAL_DIGITS"), columns.getString("TYPE_NAME"));
                }
            }
            for (String table : tables) {
                readKeys(metadata, schema, table);
            }
            for (String view : views) {
                readView(connection, schema, view);
            }
        }
        out.flush();
    }
}
