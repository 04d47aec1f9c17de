package register.bench.seals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A browser that prints a page to PDF, one process a document, as scripts run it.
record Chromium(Path program) {
    /// The installed browser.
    static Optional<Chromium> find() {
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    void print(Inputs inputs, Figures figures) throws IOException, InterruptedException {
        Path pdf = inputs.folder().resolve("printed.pdf");
        Files.deleteIfExists(pdf);
        long start = System.nanoTime();
        // Without its sandbox, which root cannot start: the page is the register's own.
        int status = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + inputs.folder().resolve("chromium"),
                        "--print-to-pdf=" + pdf,
                        inputs.page().toUri().toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0 || !Files.exists(pdf)) {
            throw new IOException(program + " printed nothing, with exit code " + status);
        }
        figures.first(System.nanoTime() - start);
        figures.size(Files.size(pdf));
    }
}
