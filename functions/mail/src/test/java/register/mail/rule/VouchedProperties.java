package register.mail.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.mail.TestMail;
import register.mail.World;
import register.mail.rule.Authenticator.Place;
import register.value.Bytes;

/// Never a reply to an address that no passing result vouches for: whatever the server in front found and whatever a
/// stranger wrote, in every order in which mail servers write it.
@Tag("property")
class VouchedProperties {
    private static final String SERVER = "mx.acme.example.com";
    private static final List<String> DOMAINS =
            List.of("customer.test", "mail.customer.test", "evil.test", "xcustomer.test");
    private static final List<Verdict> VERDICTS = List.of(Verdict.values());
    private static final List<String> RESULTS =
            List.of("pass", "pass", "pass", "fail", "none", "softfail", "temperror");

    /// The true result of one method for one domain.
    private record Found(String method, String result, String domain, String text) {}

    private static final class Mail {
        final Random random;
        final String from;
        final String envelopeFrom;
        final Place place;
        final boolean filtered;
        final List<Found> found = new ArrayList<>();
        final List<String> strangers = new ArrayList<>();
        final byte[] raw;

        Mail(long seed) {
            random = new Random(seed);
            from = pick(DOMAINS);
            envelopeFrom = random.nextInt(8) == 0
                    ? "\"a;" + passes(";") + ";x=y z.z=\"@evil.test"
                    : "a@" + pick(random.nextInt(3) == 0 ? DOMAINS : List.of(from));
            place = pick(List.of(Place.values()));
            filtered = random.nextBoolean();
            find();
            int forged = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
            for (int at = 0; at < forged; at++) {
                strangers.add(pick(forgeries()));
            }
            raw = bytes();
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }

        /// A domain, usually From's.
        private String about() {
            return random.nextInt(3) == 0 ? pick(DOMAINS) : from;
        }

        private void find() {
            if (random.nextInt(4) > 0) {
                String result = pick(RESULTS);
                String envelope = envelopeFrom.substring(envelopeFrom.lastIndexOf('@') + 1);
                // As written by a server that removes quotation marks.
                String written = envelopeFrom.replace("\"", "");
                add("spf", result, envelope, "spf=" + result + " (" + SERVER + ": sender) smtp.mailfrom=" + written);
            }
            if (random.nextInt(4) == 0) {
                add("helo", "pass", "", "spf=pass smtp.helo=" + from);
            }
            for (int signature = random.nextInt(3); signature > 0; signature--) {
                String result = pick(RESULTS);
                String domain = about();
                add(
                        "dkim",
                        result,
                        domain,
                        "dkim=" + result + " (2048-bit key) header.d=" + domain + " header.i=@" + domain
                                + " header.b=\"a;b=\"");
            }
            for (int times = random.nextInt(8) == 0 ? 2 : random.nextInt(5) > 0 ? 1 : 0; times > 0; times--) {
                String result = pick(RESULTS);
                String domain = about();
                add("dmarc", result, domain, "dmarc=" + result + " (p=none dis=none) header.from=" + domain);
            }
        }

        private void add(String method, String result, String domain, String text) {
            found.add(new Found(method, result, domain, text));
        }

        private String passes(String between) {
            return String.join(
                    between,
                    "spf=pass smtp.mailfrom=a@" + from,
                    "dkim=pass header.d=" + from,
                    "dmarc=pass header.from=" + from);
        }

        private List<String> forgeries() {
            String pass = SERVER + "; " + passes("; ");
            return List.of(
                    "Authentication-Results: " + pass,
                    "authentication-results: " + pass.toUpperCase(java.util.Locale.ROOT),
                    "Authentication-Results : " + pass,
                    "Authentication-Results: " + SERVER + "; dmarc=pass header.from=" + from,
                    "Authentication-Results: " + SERVER + "; (",
                    "Authentication-Results: mx.other.example; " + passes("; "),
                    "Authentication-Results:\r\n " + pass.replace("; ", ";\r\n "),
                    "X-A: b\r\n Authentication-Results: " + pass,
                    "X-A: b\rAuthentication-Results: " + pass,
                    "ARC-Authentication-Results: i=1; " + pass,
                    "Received: from localhost (localhost [127.0.0.1]) by " + SERVER + " (Postfix); today",
                    "Received: from x (x [198.51.100.7]) by y; today",
                    "DMARC-Filter: OpenDMARC",
                    "From: a@evil.test",
                    "X-Spam: no");
        }

        private byte[] bytes() {
            var lines = new ArrayList<String>();
            if (filtered) {
                lines.add("Received: from localhost (localhost [127.0.0.1]) by " + SERVER + " (Postfix); today");
                lines.add("X-Virus-Scanned: yes");
                lines.add("Received: from " + SERVER + " ([127.0.0.1]) by localhost (amavisd-new); today");
            }
            String received = "Received: from " + pick(List.of("c.test", "[127.0.0.1]", "x(y[127.0.0.1])"))
                    + " (c.test [203.0.113.9]) by " + SERVER + " (Postfix) with ESMTPS; today";
            if (place == Place.ABOVE) {
                if (random.nextBoolean()) {
                    lines.add("DMARC-Filter: OpenDMARC Filter v1.4.2 " + SERVER);
                }
                found.forEach(one -> lines.add("Authentication-Results: " + SERVER + "; " + one.text()));
                lines.add(received);
            } else {
                // Always present, because a server that writes here must accept no mail while its filter is down.
                lines.add(received);
                lines.add("Authentication-Results: " + SERVER + ";\r\n\t"
                        + (found.isEmpty()
                                ? "none"
                                : String.join(
                                        ";\r\n\t",
                                        found.stream().map(Found::text).toList())));
            }
            lines.addAll(strangers);
            lines.addAll(List.of(
                    "From: Maria <a@" + from + ">",
                    "To: " + World.PUBLIC,
                    "Subject: Agreement",
                    "",
                    "Please send us your data processing agreement for signature.",
                    ""));
            return String.join("\r\n", lines).getBytes(UTF_8);
        }

        private Stream<Found> passed(String method) {
            return found.stream()
                    .filter(one -> one.method().equals(method) && one.result().equals("pass"));
        }

        /// True if the server's true results authenticate From.
        boolean vouched() {
            List<Found> dmarc =
                    found.stream().filter(one -> one.method().equals("dmarc")).toList();
            boolean ofFrom = !dmarc.isEmpty()
                    && dmarc.stream()
                            .allMatch(one -> one.domain().equals(from)
                                    && one.result().equals(dmarc.getFirst().result()));
            boolean beside = Stream.of("spf", "dkim")
                    .flatMap(this::passed)
                    .anyMatch(one -> organization(one.domain()).equals(organization(from)));
            boolean spf = passed("spf").anyMatch(one -> one.domain().equals(from));
            return ofFrom
                    && switch (dmarc.getFirst().result()) {
                        case "pass" -> beside;
                        case "none" -> spf;
                        default -> false;
                    };
        }

        /// In `test`, every organizational domain has two labels.
        private static String organization(String domain) {
            String[] labels = domain.split("\\.", -1);
            return labels[labels.length - 2];
        }

        @Override
        public String toString() {
            return place + " " + envelopeFrom + "\n" + new String(raw, UTF_8);
        }
    }

    @Test
    void theServersOwnResultsVouchForWhomeverIsAnswered() {
        int[] answered = {0, 0};
        qt().withExamples(1_000)
                .withShrinkCycles(0)
                .withFixedSeed(20_261_127)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    var mail = new Mail(seed);
                    byte[] raw = mail.raw;
                    var authenticator =
                            new Authenticator(SERVER, mail.place, mail.filtered ? Set.of("127.0.0.1") : Set.of());
                    Verdicts verdicts =
                            AuthenticationResults.of(raw, authenticator, mail.envelopeFrom, Verdicts.all(Verdict.PASS));
                    World world = new World();
                    world.receive(new DeliveredMail(
                            "id", World.NOW, mail.envelopeFrom, List.of(World.INTAKE), verdicts, null, Bytes.of(raw)));
                    world.replies().forEach(reply -> assertEquals("a@" + mail.from, reply.to()));
                    if (!world.replies().isEmpty()) {
                        assertTrue(mail.vouched(), mail::toString);
                        answered[mail.strangers.isEmpty() ? 0 : 1]++;
                    }
                });
        assertTrue(answered[0] > 75 && answered[1] > 2, answered[0] + " and " + answered[1]);
    }

    @Test
    void theVerdictsOfSesVouchForWhomeverIsAnswered() {
        int[] answered = {0};
        qt().withExamples(400)
                .withShrinkCycles(0)
                .withFixedSeed(20_261_127)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    var random = new Random(seed);
                    String from = "a@" + DOMAINS.get(random.nextInt(DOMAINS.size()));
                    String source = "b@" + DOMAINS.get(random.nextInt(DOMAINS.size()));
                    List<String> stated = List.of(
                                    List.of("Maria <" + from + ">"),
                                    List.of(from),
                                    List.of("Tamm, \"Maria\" <" + from + ">"),
                                    List.of("<" + from + "> <a@evil.test>"),
                                    List.of("a@other.test"),
                                    List.of(from, from),
                                    List.<String>of())
                            .get(random.nextInt(7));
                    Verdict[] verdicts = new Verdict[3];
                    for (int at = 0; at < verdicts.length; at++) {
                        verdicts[at] =
                                random.nextBoolean() ? Verdict.PASS : VERDICTS.get(random.nextInt(VERDICTS.size()));
                    }
                    World world = new World();
                    world.receive(new DeliveredMail(
                            "id",
                            World.NOW,
                            source,
                            List.of(World.INTAKE),
                            new Verdicts(Verdict.PASS, Verdict.PASS, verdicts[0], verdicts[1], verdicts[2]),
                            stated,
                            Bytes.of(TestMail.honest().with("From", from).bytes())));
                    if (!world.replies().isEmpty()) {
                        boolean spf = verdicts[0] == Verdict.PASS;
                        boolean dmarc = verdicts[2] == Verdict.PASS && (spf || verdicts[1] == Verdict.PASS);
                        boolean gray = verdicts[2] == Verdict.GRAY
                                && spf
                                && source.substring(1).equals(from.substring(1));
                        boolean read = stated.size() == 1
                                && stated.getFirst()
                                        .replaceFirst(".*<", "")
                                        .replace(">", "")
                                        .equals(from);
                        assertTrue((dmarc || gray) && read, from + " " + source + " " + stated + List.of(verdicts));
                        assertEquals(from, world.replies().getFirst().to());
                        answered[0]++;
                    }
                });
        assertTrue(answered[0] > 30, "answered: " + answered[0]);
    }
}
