package register.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.request.DpaRequest;
import register.value.Bytes;

/// Mails made to exhaust the reader, each processed with little memory, at half its length and in full. It prints one
/// line each: the name, the processor time of both in microseconds, and the outcome, reason and number of replies for
/// the full mail.
final class HostileMail {
    private static final int MEGABYTE = 1024 * 1024;

    /// SES accepts 40 MB in all.
    private static final int LARGEST = 39 * MEGABYTE;

    /// Shorter mails are measured once, unchanged.
    private static final long SHORT = 50_000;

    /// The number of measurements of a mail that seems to grow too fast; the shortest counts.
    private static final int ROUNDS = 4;

    private static final String HEAD = "From: maria@customer.example.org\r\nTo: " + World.PUBLIC + "\r\n";
    private static final String ASKS = "\r\nPlease send us your data processing agreement.\r\n";

    /// The fraction of its length for the current mail.
    private static int share = 2;

    /// By name; made one at a time, because each may be large.
    static final Map<String, Supplier<byte[]>> MAILS = new LinkedHashMap<>();

    static {
        structures();
        headers();
        encodedWords();
        charsets();
        texts();
        markup();
    }

    private HostileMail() {}

    private static void structures() {
        mail("parts nested 50,000 deep", () -> text(HEAD + nested("multipart/mixed; boundary=b", 50_000)));
        mail("digests nested 50,000 deep", () -> text(HEAD + nested("multipart/digest; boundary=b", 50_000)));
        mail(
                "messages nested 50,000 deep",
                () -> text(HEAD + "Content-Type: message/rfc822\r\n\r\n".repeat(part(50_000))));
        mail("a million parts", () -> text(HEAD + multipart("--b\r\n\r\nx\r\n".repeat(part(1_000_000)))));
        mail("a million empty parts", () -> text(HEAD + multipart("--b\r\n".repeat(part(1_000_000)))));
        mail("a million near boundaries", () -> text(HEAD + multipart("--c\r\n".repeat(part(1_000_000)))));
        mail("39 MB before the first part", () -> filled(HEAD + multipart(""), "x", ""));
        mail(
                "a boundary of 100 KB",
                () -> text(HEAD + "Content-Type: multipart/mixed; boundary=" + "b".repeat(part(100_000))
                        + "\r\n\r\n--b".repeat(part(100_000)) + "\r\n" + ASKS));
        mail("a multipart without boundary", () -> text(HEAD + "Content-Type: multipart/mixed\r\n" + ASKS));
        mail("39 MB in one line", () -> filled(HEAD + "\r\n", "x", ""));
        mail("39 MB of line ends", () -> filled(HEAD + "\r\n", "\n", ""));
        mail("39 MB of bare carriage returns", () -> filled(HEAD + "\r\n", "\r", ""));
        mail("39 MB of NUL", () -> filled(HEAD + "\r\n", "\0", ""));
        mail("39 MB of base64", () -> filled(HEAD + encoded("base64"), "QUFB", ""));
        mail("39 MB of what is no base64", () -> filled(HEAD + encoded("base64"), "=?", ""));
        mail("39 MB of soft line breaks", () -> filled(HEAD + encoded("quoted-printable"), "=\r\n", ""));
        mail("39 MB of uuencode", () -> filled(HEAD + encoded("x-uuencode"), "begin 644 x\r\n", ""));
        mail(
                "an attachment of 39 MB",
                () -> filled(
                        HEAD
                                + multipart("--b\r\n" + ASKS + "\r\n--b\r\nContent-Type: application/pdf;"
                                        + " name=a\r\n\r\n"),
                        "x",
                        "\r\n--b--"));
        mail("nothing at all", () -> new byte[0]);
        mail("39 MB without a header", () -> filled("", "\r\n", ""));
    }

    private static void headers() {
        mail("a million headers", () -> text(HEAD + "X: y\r\n".repeat(part(1_000_000)) + ASKS));
        mail("a header of 39 MB", () -> filled(HEAD + "Subject: ", "x", "\r\n" + ASKS));
        mail(
                "a header folded a million times",
                () -> text(HEAD + "Subject: " + "\r\n x".repeat(part(1_000_000)) + "\r\n" + ASKS));
        mail("a header that never begins", () -> filled("", "x", ""));
        mail("100,000 recipients", () -> text(HEAD + "Cc: " + "a@b.example, ".repeat(part(100_000)) + "\r\n" + ASKS));
        mail(
                "100,000 recipients in 12 headers",
                () -> text(HEAD + ("Cc: " + "a@b.example, ".repeat(part(8_400)) + "\r\n").repeat(9) + ASKS));
        mail("100,000 senders", () -> text("From: " + "a@b.example, ".repeat(part(15_000)) + "\r\n" + HEAD + ASKS));
        for (String piece :
                List.of("(", "\"", "<", "\\\"", "(\"", "a:", "=?", "@", "a@b,", "(a)", "\"a\" ", "..", "\u00e9")) {
            Supplier<String> line = () -> piece.repeat(part(190_000 / piece.length())) + "\r\n";
            mail(
                    "addresses of " + piece,
                    () -> text("From: " + line.get() + "To: " + World.PUBLIC + ", " + line.get() + ASKS));
        }
        for (String address : List.of(
                "a" + ".a".repeat(90_000) + "@b.example",
                "a@" + "a.".repeat(90_000) + "com",
                "a@" + "\u4e2d\u56fd".repeat(15_000) + ".com")) {
            mail(
                    "an address that begins with " + printable(address),
                    () -> text("From: " + address + "\r\nTo: " + World.PUBLIC + ", " + address + "\r\n" + ASKS));
        }
        mail(
                "a report folded 6,000 times",
                () -> text(HEAD
                        + multipart("--b\r\nContent-Type: message/delivery-status\r\n\r\nAction:" + "\n x".repeat(6_000)
                                + "\r\n--b--")));
        mail(
                "100,000 message-ids",
                () -> text(HEAD + "References: " + "<1@b.example> ".repeat(part(14_000)) + "\r\n" + ASKS));
        mail(
                "message-ids that never end",
                () -> text(HEAD + "References: " + "<a".repeat(part(90_000)) + "\r\n" + ASKS));
        for (String piece : List.of("(", ";a=b", ";a*0=b", "\"", ";charset*1*=utf-8''x", "\\", ";")) {
            mail(
                    "a type with " + piece,
                    () -> text(HEAD + "Content-Type: text/plain" + piece.repeat(part(180_000 / piece.length())) + "\r\n"
                            + ASKS));
        }
    }

    private static void encodedWords() {
        for (String word : List.of(
                "=?utf-8?b?",
                "=?utf-8?q?=",
                "=?utf-8?q?=?= ",
                "=?utf-8?b?////?= ",
                "=?utf-8?b?w7U=?= =?utf-8?b?w7",
                "=?a?b?c?= ",
                "=?",
                "?=",
                "=?utf-8?q?=0D=0A?= ",
                "=?utf-16?b?AA0ACg==?= ",
                "=?utf-7?q?+AA0ACg-?= ",
                "=?iso-2022-jp?b?GyRC?= ",
                "=?utf-8*en?q?a?= ",
                "=?\u0000?q?a?= ")) {
            mail(
                    "a subject of " + printable(word),
                    () -> text(HEAD + "Subject: " + word.repeat(part(180_000 / word.length())) + "\r\n" + ASKS));
            mail(
                    "a name of " + printable(word),
                    () -> text("From: " + word.repeat(part(180_000 / word.length()))
                            + " <maria@customer.example.org>\r\nTo: " + World.PUBLIC + "\r\n" + ASKS));
        }
    }

    private static void charsets() {
        for (String charset : List.of(
                "utf-7",
                "utf-16",
                "utf-32",
                "x-jisautodetect",
                "iso-2022-cn-gb",
                "iso-2022-jp",
                "x-compound-text",
                "ibm-thai",
                "cesu-8",
                "utf-8\u0000",
                "",
                "*",
                "x".repeat(1_000),
                "klingon",
                "../../etc")) {
            String type = "Content-Type: text/plain; charset=\"" + charset + "\"\r\n";
            mail(
                    "text in " + printable(charset),
                    () -> bytes(HEAD + type + ASKS, 0x1b, 0x24, 0x42, 0xff, 0xfe, 0, 0xc3));
        }
    }

    /// Each just below and just above the limit for a part's text.
    private static void texts() {
        for (String piece : List.of(
                "a ",
                "!",
                ".",
                "\n",
                " ",
                "\n ",
                "a. A",
                "data processing ",
                "please send us your dpa not ",
                "\uFDFA",
                "\u0301",
                "データ処理契約",
                "데이터 ",
                "prosím ",
                "> a\n",
                "a wrote:\n",
                "schrieb ",
                "From: a\n",
                "-- ",
                "--\n",
                "-----Original Message",
                "DPA-7K3Q-",
                "-----BEGIN PGP ",
                "<a@b>",
                "<a@b>:",
                "_",
                "http://a ")) {
            for (int length : List.of(19_000, 250_000)) {
                mail(
                        "a text of " + length + " of " + printable(piece),
                        () -> text(HEAD
                                + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                                + piece.repeat(part(length / piece.getBytes(UTF_8).length))));
            }
        }
    }

    private static void markup() {
        for (String piece : List.of(
                "<",
                "<a",
                "<div>",
                "<blockquote>",
                "</",
                "<!--",
                "<script>",
                "<style></",
                "&",
                "&#",
                "&#1114112;",
                "&amp",
                "<p id=x_",
                "x_",
                "<a href='",
                "<br>",
                "<table><tr><td>")) {
            mail(
                    "markup of " + printable(piece),
                    () -> text(HEAD + "Content-Type: text/html; charset=utf-8\r\n\r\n"
                            + piece.repeat(part(250_000 / piece.length()))));
            mail(
                    "a tag of " + printable(piece),
                    () -> text(HEAD + "Content-Type: text/html; charset=utf-8\r\n\r\n<p id="
                            + piece.repeat(part(250_000 / piece.length()))));
        }
    }

    private static void mail(String name, Supplier<byte[]> raw) {
        MAILS.put(name, raw);
    }

    private static String encoded(String encoding) {
        return "Content-Transfer-Encoding: " + encoding + "\r\n\r\n";
    }

    private static String multipart(String parts) {
        return "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts;
    }

    private static String nested(String type, int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < part(depth); i++) {
            text.append("Content-Type: ")
                    .append(type)
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return text.append(ASKS).toString();
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] bytes(String text, int... more) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.getBytes(ISO_8859_1));
        for (int value : more) {
            bytes.write(value);
        }
        return bytes.toByteArray();
    }

    private static byte[] filled(String before, String piece, String after) {
        byte[] mail = new byte[part(LARGEST)];
        byte[] start = text(before);
        byte[] end = text(after);
        byte[] fill = text(piece);
        System.arraycopy(start, 0, mail, 0, start.length);
        for (int at = start.length; at < mail.length - end.length; at++) {
            mail[at] = fill[(at - start.length) % fill.length];
        }
        System.arraycopy(end, 0, mail, mail.length - end.length, end.length);
        return mail;
    }

    private static String printable(String text) {
        String shown = text.replaceAll("\\p{Cntrl}", "~");
        return shown.substring(0, Math.min(shown.length(), 40));
    }

    private static int part(int whole) {
        return whole / 2 * share;
    }

    public static void main(String[] arguments) {
        // A process's start-up cost is not the mail's.
        take(TestMail.honest().bytes(), new World());
        MAILS.forEach((name, raw) -> {
            long half = Long.MAX_VALUE;
            long whole = Long.MAX_VALUE;
            List<String> end = List.of();
            for (int round = 0; round == 0 || (round < ROUNDS && whole > SHORT && grows(half, whole)); round++) {
                half = Math.min(half, measured(raw, 1).micros());
                Taken taken = measured(raw, 2);
                whole = Math.min(whole, taken.micros());
                end = taken.end();
            }
            if (whole <= SHORT) {
                half = whole;
            }
            System.out.println(name + "\t" + half + "\t" + whole + "\t" + String.join("\t", end));
        });
    }

    /// True if twice the length costs far more than twice the time; quadratic time is four times.
    static boolean grows(long half, long whole) {
        return whole > 3 * half;
    }

    private record Taken(long micros, List<String> end) {}

    private static Taken measured(Supplier<byte[]> raw, int halves) {
        share = halves;
        var world = new World();
        byte[] mail = raw.get();
        long before = processorTime();
        DpaRequest request = take(mail, world);
        long micros = (processorTime() - before) / 1_000;
        int replies = world.replies().size();
        return new Taken(
                micros,
                List.of(request.decision().ruling().term(), request.decision().reason(), Integer.toString(replies)));
    }

    private static DpaRequest take(byte[] mail, World world) {
        return world.receive(new DeliveredMail(
                "id",
                World.NOW,
                "maria@customer.example.org",
                List.of(World.INTAKE),
                Verdicts.all(Verdict.PASS),
                null,
                Bytes.of(mail)));
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
