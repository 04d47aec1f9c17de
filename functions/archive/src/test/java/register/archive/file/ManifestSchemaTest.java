package register.archive.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.archive.ArchiveExport;
import register.archive.ArchiveProgress;
import register.archive.MemoryHoldings;

/// The manifest matches its published schema.
final class ManifestSchemaTest {
    @TempDir
    Path folder;

    @Test
    void everyManifestFitsItsSchemaAndAnotherDocumentDoesNot() throws IOException {
        Schema schema = schema();
        for (MemoryHoldings holdings : List.of(MemoryHoldings.filled(), new MemoryHoldings())) {
            for (boolean requests : new boolean[] {true, false}) {
                Path file = folder.resolve(holdings.isEmpty() + "-" + requests + ".zip");
                new ArchiveExport(holdings.ports(), requests, ArchiveProgress.UNTOLD).to(file);
                try (ArchiveFile archive = ArchiveFile.open(file)) {
                    String manifest = JsonFields.text(archive.manifest().bytes());
                    assertEquals(List.of(), schema.validate(manifest, InputFormat.JSON));
                    String wrong = manifest.replace("\"version\":6", "\"version\":1");
                    assertFalse(schema.validate(wrong, InputFormat.JSON).isEmpty());
                }
            }
        }
    }

    private static Schema schema() throws IOException {
        try (InputStream in = Manifest.class.getResourceAsStream("archive-manifest.schema.json")) {
            String text = new String(
                    Objects.requireNonNull(in, "archive-manifest.schema.json").readAllBytes(), UTF_8);
            return SchemaRegistry.withDefaultDialect(Dialects.getDraft202012(), _ -> {})
                    .getSchema(text, InputFormat.JSON);
        }
    }
}
