package register.bench.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import register.importing.Answers;
import register.importing.PageImport;
import register.importing.source.RefusedSourceException;
import register.log.SignedNote;
import register.log.TreeHead;
import register.log.TrustFile;
import register.notices.contacts.ContactsFile;

/// A text that a repeated part makes as long as required, and its reader.
///
/// @param length in characters, of the shorter text
record HostileText(String name, String unit, UnaryOperator<String> around, int length, Consumer<byte[]> reader) {
    private static final String TABLE = "<table><tr><th>Company<th>Purpose</tr><tr><td>A Ltd<td>Mail</tr></table>";
    private static final int FILE = 100_000;
    private static final int NOTE = 400_000;

    byte[] of(int characters) {
        return around.apply(unit.repeat(characters / unit.length())).getBytes(UTF_8);
    }

    void read(byte[] bytes) {
        reader.accept(bytes);
    }

    static List<HostileText> all() {
        return Stream.of(pages(), files(), cells(), notes(), contacts())
                .flatMap(texts -> texts)
                .toList();
    }

    private static Stream<HostileText> pages() {
        return Stream.concat(
                Stream.of("<div>", "<table><tr><td>", "<b>", "<ul><li>", "<nav>", "<div><img alt=ab></div>")
                        .map(unit -> imported("p.html", unit, run -> run + TABLE)),
                Stream.of(imported("p.md", "a: b ", run -> "## " + run + "\n\n| Company | Purpose |\n|---|---|\n")));
    }

    private static Stream<HostileText> files() {
        return Stream.of(
                        "a",
                        "a ",
                        "a@",
                        "(",
                        " - a",
                        "Ab",
                        "1/",
                        "\"",
                        ",",
                        "A Ltd, ",
                        "cookie we use ",
                        "1 day. ",
                        "<",
                        "&",
                        "a\n")
                .flatMap(unit -> Stream.of("p.txt", "p.html", "p.csv").map(name -> imported(name, unit, run -> run)));
    }

    private static Stream<HostileText> cells() {
        return Stream.of("a ", "(a", ") – ", "A, ", "USA, ")
                .map(unit ->
                        imported("p.csv", unit, run -> "Company,Purpose,Country\n\"" + run + "\",x,\"" + run + "\"\n"));
    }

    private static Stream<HostileText> notes() {
        return Stream.of("A", "\n", " ", "—", "a\n", "— a AAAAAAAA\n", "A".repeat(43) + "=\n", "+", "x ")
                .flatMap(unit -> Stream.of(
                        noted(
                                "a checkpoint",
                                unit,
                                text -> TreeHead.parse(SignedNote.parse(text).text())),
                        noted("a trust file", unit, TrustFile::parse)));
    }

    private static Stream<HostileText> contacts() {
        String line = "C-1,A GmbH,privacy@customer.example,de,30,14,EU|US,voice|chat,§ 7 (2)\r\n";
        return Stream.of(new HostileText("contacts, lines", line, run -> run, 20 * FILE, ContactsFile::read));
    }

    private static HostileText imported(String name, String unit, UnaryOperator<String> around) {
        return new HostileText(name + ", " + printed(unit), unit, around, FILE, bytes -> {
            try {
                var _ = PageImport.read(name, bytes, Answers.NONE);
            } catch (RefusedSourceException _) {
                // An exception is an acceptable result.
            }
        });
    }

    private static HostileText noted(String name, String unit, Consumer<String> reader) {
        return new HostileText(
                name + ", " + printed(unit), unit, run -> "a\n1\n" + run + "\n\n— a " + run, NOTE, bytes -> {
                    try {
                        reader.accept(new String(bytes, UTF_8));
                    } catch (IllegalArgumentException _) {
                        // An exception is an acceptable result.
                    }
                });
    }

    private static String printed(String unit) {
        return "`" + unit.replace("\n", "\\n").replace("\r", "\\r").replace("|", "\\|") + "`";
    }
}
