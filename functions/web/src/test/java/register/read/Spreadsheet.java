package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import register.testing.Waiting;

/// A CSV file as opened by LibreOffice Calc: with the import filter of its window, then saved as a flat OpenDocument
/// file, which shows each cell.
record Spreadsheet(List<List<Cell>> rows) {
    /// @param formula null for a cell without one
    record Cell(String text, @Nullable String formula) {}

    private static final String PROGRAM = "soffice";
    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    /// Opens the files with these separators (as character codes, separated by slashes), in UTF-8, from the first
    /// line, with automatic recognition of numbers and formulas.
    static List<Spreadsheet> open(String separators, Path folder, List<String> files) throws Exception {
        assumeInstalled();
        var sources = new ArrayList<String>();
        for (int i = 0; i < files.size(); i++) {
            sources.add(
                    Files.writeString(folder.resolve(i + ".csv"), files.get(i)).toString());
        }
        Path profile = folder.resolve("profile");
        Path log = folder.resolve("log");
        var command = new ArrayList<>(List.of(
                PROGRAM,
                "--headless",
                "-env:UserInstallation=" + profile.toUri(),
                "--infilter=CSV:" + separators + ",34,76,1,,0,false,true,false,false,false,0,true",
                "--convert-to",
                "fods",
                "--outdir",
                folder.toString()));
        command.addAll(sources);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var _ = Waiting.ended(process);
        var opened = new ArrayList<Spreadsheet>();
        for (int i = 0; i < files.size(); i++) {
            Path file = folder.resolve(i + ".fods");
            if (!Files.exists(file)) {
                throw new AssertionError(
                        "not opened, exit " + process.exitValue() + ": " + Files.readString(log, UTF_8));
            }
            opened.add(read(file));
        }
        return opened;
    }

    /// Skips the test, saying how to get the program, unless it is there; REGISTER_REQUIRE_TOOLS=true fails instead.
    private static void assumeInstalled() {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> new File(folder, PROGRAM).canExecute());
        String how = PROGRAM + " is not installed; on Debian: apt-get install libreoffice-calc-nogui";
        if (!there && "true".equals(System.getenv("REGISTER_REQUIRE_TOOLS"))) {
            throw new AssertionError(how);
        }
        Assumptions.assumeTrue(there, how);
    }

    List<Cell> formulas() {
        return rows.stream()
                .flatMap(List::stream)
                .filter(cell -> cell.formula() != null)
                .toList();
    }

    List<List<String>> texts() {
        return rows.stream().map(row -> row.stream().map(Cell::text).toList()).toList();
    }

    private static Spreadsheet read(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var document = factory.newDocumentBuilder().parse(file.toFile());
        var rows = new ArrayList<List<Cell>>();
        var found = document.getElementsByTagNameNS(TABLE, "table-row");
        for (int i = 0; i < found.getLength(); i++) {
            var row = new ArrayList<Cell>();
            for (Element cell : children((Element) found.item(i), TABLE, "table-cell")) {
                String formula = cell.hasAttributeNS(TABLE, "formula") ? cell.getAttributeNS(TABLE, "formula") : null;
                List<String> lines = children(cell, TEXT, "p").stream()
                        .map(Spreadsheet::text)
                        .toList();
                for (int n = 0; n < repeated(cell); n++) {
                    row.add(new Cell(String.join("\n", lines), formula));
                }
            }
            while (!row.isEmpty() && row.getLast().equals(new Cell("", null))) {
                row.removeLast();
            }
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return new Spreadsheet(rows);
    }

    private static int repeated(Element cell) {
        String times = cell.getAttributeNS(TABLE, "number-columns-repeated");
        return times.isEmpty() ? 1 : Math.min(Integer.parseInt(times), 100);
    }

    private static String text(Element paragraph) {
        var text = new StringBuilder();
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                String count = element.getAttributeNS(TEXT, "c");
                text.append(
                        switch (element.getLocalName()) {
                            case "s" -> " ".repeat(count.isEmpty() ? 1 : Integer.parseInt(count));
                            case "tab" -> "\t";
                            case "line-break" -> "\n";
                            default -> text(element);
                        });
            } else {
                text.append(node.getNodeValue());
            }
        }
        return text.toString();
    }

    private static List<Element> children(Element parent, String namespace, String name) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && namespace.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                children.add(element);
            }
        }
        return children;
    }
}
