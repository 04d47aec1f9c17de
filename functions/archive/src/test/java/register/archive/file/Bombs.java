package register.archive.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import register.archive.ArchiveImport;
import register.archive.ArchiveProgress;
import register.archive.MemoryHoldings;

/// Imports small archives that claim to hold much, in a process with little memory, and prints each refusal.
public final class Bombs {
    private final Path good;
    private final Path bad;
    private final String manifest;

    private Bombs(Path good) throws IOException {
        this.good = good;
        this.bad = good.resolveSibling("bad.zip");
        try (ArchiveFile archive = ArchiveFile.open(good)) {
            this.manifest = new String(archive.manifest().bytes().toArray(), UTF_8);
        }
    }

    public static void main(String[] arguments) throws IOException {
        var bombs = new Bombs(Path.of(arguments[0]));
        bombs.manifest(0, 99_900_000);
        bombs.manifest(20_000, 6_000_000);
        bombs.claims("pdf", 30_000_000);
        bombs.claims("json", 30_000_000);
        bombs.claims("json", 10_000_000);
    }

    /// A manifest of many small values, beside many empty files.
    private void manifest(int files, int length) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(bad))) {
            for (int i = 0; i < files; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
            }
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write("{\"sections\": [".getBytes(UTF_8));
            byte[] part = "{},".repeat(100_000).getBytes(UTF_8);
            for (int written = 0; written < length; written += part.length) {
                zip.write(part);
            }
            if (files > 0) {
                zip.write(']');
            }
        }
        printRefusal();
    }

    /// The archive with a manifest that claims a larger size for the first file of a kind.
    private void claims(String kind, int length) throws IOException {
        String claimed = manifest.replaceFirst(
                "\"bytes\":[0-9]+(,\"name\":\"[a-z-]+\\." + kind + "\")", "\"bytes\":" + length + "$1");
        try (var from = new ZipFile(good.toFile());
                var zip = new ZipOutputStream(Files.newOutputStream(bad))) {
            for (ZipEntry entry : from.stream().toList()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(
                        entry.getName().equals(Manifest.NAME)
                                ? claimed.getBytes(UTF_8)
                                : from.getInputStream(entry).readAllBytes());
            }
        }
        printRefusal();
    }

    private void printRefusal() throws IOException {
        try {
            new ArchiveImport(new MemoryHoldings().ports(), ArchiveProgress.UNTOLD).from(bad);
            System.out.println("taken");
        } catch (RefusedArchiveException e) {
            System.out.println(e.getMessage());
        }
    }
}
