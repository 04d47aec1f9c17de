package register.embedded.file;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskFullTest {
    @TempDir
    private Path folder;

    @Test
    void sqliteSaysSoByItsCode() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("full.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE a (b)");
            statement.execute("PRAGMA max_page_count = 3");
            SQLException full = assertThrows(
                    SQLException.class, () -> statement.execute("INSERT INTO a VALUES (zeroblob(100000))"));
            assertTrue(DiskFull.is(full));
            assertTrue(DiskFull.is(new UncheckedIOException(new IOException("register.db", full))));
            assertFalse(DiskFull.is(assertThrows(SQLException.class, () -> statement.execute("no statement"))));
        }
    }

    @Test
    void theSystemSaysSoInWords() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "this system has no /dev/full");
        assertTrue(DiskFull.is(assertThrows(IOException.class, () -> Files.writeString(full, "a"))));
        assertFalse(DiskFull.is(assertThrows(IOException.class, () -> Files.readString(folder.resolve("none")))));
    }
}
