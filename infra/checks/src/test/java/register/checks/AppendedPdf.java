package register.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The attack of a forger without a key: appends a revision to a sealed PDF (ISO 32000-2, 7.5.6). Programs show the
/// last one.
final class AppendedPdf {
    private static final Pattern EMBEDDED = Pattern.compile("(\\d+) 0 obj\\s<<[^\\n]{0,200}/Type/EmbeddedFile");
    private static final Pattern CATALOG = Pattern.compile("(\\d+) 0 obj\\s(<<[^\\n]*/Type/Catalog[^\\n]*>>)");
    private static final Pattern INFO = Pattern.compile("/Info (\\d+ 0 R)");
    private static final Pattern LAST = Pattern.compile("startxref\\s+(\\d+)\\s+%%EOF\\s*$");
    private static final int FILE = 9997;
    private static final int STREAM = 9998;
    private static final int TABLE = 9999;

    private AppendedPdf() {}

    /// Another file instead of the embedded one.
    static byte[] embedding(byte[] pdf, String content) {
        return with(pdf, Map.of(Integer.valueOf(last(EMBEDDED, pdf).group(1)), stream(content)));
    }

    /// Lists another file as the embedded one; the former stays the data of the document.
    static byte[] listing(byte[] pdf, String content) {
        Matcher catalog = last(CATALOG, pdf);
        return with(
                pdf,
                Map.of(
                        Integer.valueOf(catalog.group(1)),
                        catalog.group(2)
                                .replaceFirst(
                                        "/Names \\d+ 0 R",
                                        "/Names<</EmbeddedFiles<</Names[(a) " + FILE + " 0" + " R]>>>>"),
                        FILE,
                        "<</Type/Filespec/F(a.json)/EF<</F " + STREAM + " 0 R>>>>",
                        STREAM,
                        stream(content)));
    }

    private static String stream(String content) {
        byte[] file = content.getBytes(UTF_8);
        return "<</Type/EmbeddedFile/Length " + file.length + ">>stream\n" + new String(file, ISO_8859_1)
                + "\nendstream";
    }

    private static byte[] with(byte[] pdf, Map<Integer, String> objects) {
        var appended = new StringBuilder(new String(pdf, ISO_8859_1)).append('\n');
        var sorted = new TreeMap<>(objects);
        var rows = ByteBuffer.allocate(6 * sorted.size());
        sorted.forEach((number, object) -> {
            rows.put((byte) 1).putInt(appended.length()).put((byte) 0);
            appended.append(number + " 0 obj\n" + object + "\nendobj\n");
        });
        int table = appended.length();
        String index = sorted.keySet().stream().map(number -> number + " 1").collect(Collectors.joining(" "));
        appended.append(TABLE + " 0 obj\n<</Type/XRef/W[1 4 1]/Index[" + index + "]/Size 10000/Length "
                + rows.capacity() + "/Root " + last(CATALOG, pdf).group(1) + " 0 R/Info "
                + last(INFO, pdf).group(1) + "/Prev " + last(LAST, pdf).group(1) + ">>stream\n"
                + new String(rows.array(), ISO_8859_1) + "\nendstream\nendobj\nstartxref\n" + table + "\n%%EOF\n");
        return appended.toString().getBytes(ISO_8859_1);
    }

    private static Matcher last(Pattern pattern, byte[] pdf) {
        String text = new String(pdf, ISO_8859_1);
        Matcher found = pattern.matcher(text);
        int at = -1;
        while (found.find()) {
            at = found.start();
        }
        if (at < 0 || !found.find(at)) {
            throw new AssertionError("no " + pattern);
        }
        return found;
    }
}
