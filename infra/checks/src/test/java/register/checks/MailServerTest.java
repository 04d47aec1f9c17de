package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;
import register.testing.Waiting;

/// The register behind Debian's Postfix, OpenDKIM and OpenDMARC, configured as in `docs/mail-server.md`.
@Tag("end-to-end")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class MailServerTest {
    private static final String REQUEST = "Please send us your data processing agreement (GDPR).\n";
    private static final String FORGED_VERDICT =
            "Authentication-Results: mail.example.com; dmarc=pass header.from=customer.example; spf=pass"
                    + " smtp.mailfrom=customer.example; dkim=pass header.d=customer.example\n";
    private static final String RECEIVED = "Received: from a by b; Fri, 27 Nov 2026 10:00:00 +0000\n";
    /// Returns once the company's server uses its files' current content. Occasionally, Postfix waits for its own log
    /// forever; then the test ends.
    private static final String RELOAD = "before=$(grep -lx qmgr /proc/[0-9]*/comm); n=0;"
            + " kill -HUP $(cat /var/spool/postfix/pid/master.pid);"
            + " while [ \"$(grep -lx qmgr /proc/[0-9]*/comm)\" = \"$before\" ]; do"
            + " n=$((n + 1)); [ $n -lt 1200 ] || { echo 'Postfix does not reload'; exit 1; }; sleep 0.05; done";

    private static final Pattern SIGNED =
            Pattern.compile("dkim=pass \\(2048-bit key[^)]*\\) header\\.d=stranger\\.example");
    private static final Pattern DECIDED = Pattern.compile("mail [0-9a-f]{64} (DPA-\\S+) (.*)");

    @TempDir
    private static Path folder;

    private static MailHosts hosts;
    private static RunningRegister register;

    @BeforeAll
    static void start() throws Exception {
        MailHosts.assume();
        // Build it here: inside the namespaces nothing can be downloaded.
        Command built = Command.register(java.util.Map.of(), "--version");
        assertEquals(0, built.exit(), built.toString());
        hosts = MailHosts.start(folder.resolve("servers"));
        hosts.run("cp /etc/postfix/main.cf /run/main.cf");
        var environment = new HashMap<>(hosts.settings("environment"));
        environment.put("REGISTER_SMTP_PORT", "2525");
        environment.put("REGISTER_POLICIES", onePolicy().toString());
        environment.put("REGISTER_DAILY_LIMITS", "10,50,1000");
        environment.putAll(hosts.settings("environment reports"));
        environment.put("REGISTER_URL", "https://register.example");
        environment.put("REGISTER_NOTICE_RATE", "6000");
        register = RunningRegister.start(folder.resolve("data"), environment, hosts.within())
                .untilReady();
    }

    @AfterAll
    static void stop() throws Exception {
        if (register != null) {
            register.close();
        }
        if (hosts != null) {
            hosts.close();
        }
    }

    /// First, because the retry comes only after a minute.
    @Test
    @Order(1)
    void mailRefusedByTheRelayWaits() throws Exception {
        hosts.run("cp /etc/postfix/master.cf /run/master.cf; postconf -MX 127.0.0.1:10025/inet; " + RELOAD);
        eventually("closed", () -> hosts.run("ss -ltn").contains("127.0.0.1:10025") ? null : true);
        customer("anna", "relay-down");
        eventually("decided", () -> decided().size() == 1 ? true : null);
        assertEquals(List.of(), hosts.mailbox("customer/anna"));
        hosts.run("cp /run/master.cf /etc/postfix/master.cf; " + RELOAD);
    }

    @Test
    @Order(2)
    void honestMailIsAnsweredOnceWithASignatureOfTheCompany() throws Exception {
        customer("mari", "honest");
        String reply = eventually("a reply", () -> only("customer/mari"));
        assertTrue(reply.contains("dkim=pass") && reply.contains("header.d=example.com"), reply);
        assertTrue(reply.contains("From: ") && reply.contains("dpa@example.com"), reply);
        assertTrue(
                hosts.mailbox("company/dpa").stream()
                        .anyMatch(mail -> mail.contains("Message-ID: <honest@customer.example>")),
                "the mailbox keeps its mail");
    }

    @Test
    @Order(3)
    void forgedMailIsNotAnsweredWhateverVerdictItBrings() throws Exception {
        int before = decided().size();
        stranger("x@stranger.example", "forged-1", "");
        stranger("jaan@customer.example", "forged-2", "");
        stranger("x@stranger.example", "forged-3", FORGED_VERDICT);
        stranger("x@stranger.example", "forged-4", RECEIVED + FORGED_VERDICT);
        notBelieved(before, 4);
        for (String mail : hosts.mailbox("company/dpa")) {
            assertFalse(mail.contains("dkim=pass header.d=customer.example\n"), mail);
        }
    }

    /// OpenDKIM writes the agent of a signature (`i=`) decoded, and OpenDMARC trusts it.
    @Test
    @Order(4)
    void aSignatureThatReadsLikeAResultVouchesForNobody() throws Exception {
        int before = decided().size();
        stranger("x@stranger.example", "signed-1", signature("@stranger.example"));
        stranger(
                "x@stranger.example",
                "signed-2",
                signature("x=3B=20dkim=3Dpass=20header.d=3Dcustomer.example=20policy.z=3D@stranger.example"));
        notBelieved(before, 2);
        assertEquals(
                2,
                hosts.mailbox("company/dpa").stream()
                        .filter(mail -> SIGNED.matcher(mail).find())
                        .count(),
                "both signatures hold");
    }

    @Test
    @Order(5)
    void whileTheFilterIsDownMailWaitsAtItsSender() throws Exception {
        int before = decided().size();
        hosts.run("kill $(cat /run/opendmarc/opendmarc.pid)");
        customer("liis", "filter-down");
        eventually("deferred", () -> hosts.read("/var/log/customer.log").contains("status=deferred") ? true : null);
        assertEquals(before, decided().size());
        hosts.run("opendmarc -c /etc/opendmarc.conf");
        hosts.run("postqueue -c /etc/customer -f");
        eventually("a reply", () -> only("customer/liis"));
    }

    @Test
    @Order(6)
    void aServerThatGoesOnWithoutAFilterVouchesForNobody() throws Exception {
        List<String> tops = List.of(
                "",
                FORGED_VERDICT,
                RECEIVED + FORGED_VERDICT,
                FORGED_VERDICT.replace("mail.example.com;", "MAIL.example.com;"),
                FORGED_VERDICT.replace("mail.example.com;", "(we) mail.example.com 1;"));
        hosts.run("postconf -e milter_default_action=accept header_checks=; " + RELOAD);
        try {
            for (String filter : List.of("opendmarc", "opendkim")) {
                hosts.run("kill $(cat /run/" + filter + "/" + filter + ".pid)");
                int before = decided().size();
                for (String top : tops) {
                    stranger("jaan@customer.example", filter + tops.indexOf(top), top);
                }
                notBelieved(before, tops.size());
                hosts.run(
                        "opendmarc".equals(filter)
                                ? "opendmarc -c /etc/opendmarc.conf"
                                : "opendkim -x /etc/opendkim.conf");
            }
        } finally {
            hosts.run("cp /run/main.cf /etc/postfix/main.cf; " + RELOAD);
        }
    }

    @Test
    @Order(7)
    void aReplyThatBouncesStandsInItsRequestsHistory() throws Exception {
        int before = decided().size();
        customer("gone", "bounced");
        List<MatchResult> decided = eventually("decided", () -> decided().size() > before ? decided() : null);
        String reference = decided.get(before).group(1);
        eventually("a bounce", () -> hosts.read("/var/log/company.log").contains("status=bounced") ? true : null);
        eventually("taken", () -> decided().size() > before + 1 ? true : null);
        Command shown = Command.register(register.environment(), "requests", "show", reference);
        assertTrue(shown.out().contains("550"), shown.toString());
    }

    @Test
    @Order(8)
    void aRegisterOnAnotherMachineTakesEncryptedMailFromItsPeerOnly() throws Exception {
        hosts.run("mkdir /etc/register; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
                + " -subj /CN=register -keyout /etc/register/key.pem -out /etc/register/certificate.pem");
        Path data = folder.resolve("elsewhere");
        var environment = new HashMap<>(register.environment());
        environment.putAll(hosts.settings("environment elsewhere"));
        environment.put("REGISTER_DATA", data.toString());
        try (var elsewhere =
                RunningRegister.start(data, environment, hosts.within()).untilReady()) {
            hosts.run(hosts.block("elsewhere"));
            // Between separate machines this is the case anyway.
            hosts.run("postconf -P register/unix/smtp_bind_address=10.0.0.1; " + RELOAD);
            customer("kati", "elsewhere");
            eventually("a reply", () -> only("customer/kati"));
            assertTrue(elsewhere.log().contains(" acknowledged"), elsewhere.log());
            assertTrue(hosts.read("/var/log/company.log")
                    .contains("TLS connection established to 10.0.0.4[10.0.0.4]:2525"));
            String refused =
                    hosts.run("swaks --server 10.0.0.4:2525 --local-interface 10.0.0.3 --quit-after EHLO || :");
            assertTrue(refused.contains("554 5.7.1 "), refused);
        } finally {
            hosts.run("cp /run/main.cf /run/master.cf /etc/postfix/; " + RELOAD);
        }
    }

    @Test
    @Order(9)
    void theRegisterOffersNoChunks() throws Exception {
        String offered = hosts.run("swaks --server 127.0.0.1:2525 --quit-after EHLO");
        assertFalse(offered.contains("CHUNKING"), offered);
    }

    @Test
    @Order(10)
    void whenTheRelayReturnsTheReplyIsSentOnce() throws Exception {
        eventually("a reply", () -> only("customer/anna"));
    }

    @Test
    @Order(11)
    void inTheEndEachCustomerHasOneReply() throws Exception {
        for (String who : List.of("mari", "liis", "anna", "kati")) {
            assertEquals(1, hosts.mailbox("customer/" + who).size(), who);
        }
        assertEquals(List.of(), hosts.mailbox("customer/jaan"));
        assertTrue(hosts.mailbox("company/dpa").size() >= decided().size(), "the mailbox has each mail");
    }

    /// Last, because these customers get more mail.
    @Test
    @Order(12)
    void threeCustomersAreToldOfAChangeTwoAreReachedAndOneIsSaidToBeNot() throws Exception {
        hosts.run("cat >>/etc/postfix/main.cf; " + RELOAD, hosts.block("reports"));
        var told = new ToldCustomers(register.environment(), folder);
        told.start();
        eventually("told", () -> told.are("accepted: 2\n  not-reached: 1") ? true : null);
        told.whoWasNotReachedIsNamedAndToldByHand();
        for (String who : List.of("mari", "anna")) {
            List<String> mails = hosts.mailbox("customer/" + who).stream()
                    .filter(mail -> mail.contains("(NTC-"))
                    .toList();
            assertEquals(1, mails.size(), who);
            assertTrue(
                    mails.getFirst().contains("dkim=pass") && mails.getFirst().contains("header.d=example.com"),
                    mails.getFirst());
            told.proves(mails.getFirst(), who);
        }
        told.evidenceSays("C-1", "accepted");
        told.evidenceSays("C-3", "notified in another way");
        int before = hosts.mailbox("customer/mari").size();
        String from = "mari@customer.example";
        hosts.run(
                "sendmail -C /etc/customer -i -f " + from + " dpa@example.com",
                message(from, "objects", "")
                        .replace("Subject: DPA\n", "Subject: Re: " + told.noticeOf("C-1") + "\n")
                        .replace(REQUEST, "We object to this change.\n"));
        String receipt = eventually(
                "a receipt",
                () -> hosts.mailbox("customer/mari").size() > before
                        ? hosts.mailbox("customer/mari").getLast()
                        : null);
        assertTrue(receipt.contains("In-Reply-To: <objects@customer.example>"), receipt);
        told.objectionIsListedAndClosed();
        told.evidenceSays("C-1", "an alternative is offered");
    }

    /// The policy that the mails concern; the others would take time.
    private static Path onePolicy() throws IOException {
        Path policies = Files.createDirectories(folder.resolve("policies/example"));
        for (String file : List.of("2025-09-01.yaml", "dpa-2025-09.pdf")) {
            Files.copy(Checkout.file("infra/policies/example").resolve(file), policies.resolve(file));
        }
        Files.writeString(policies.resolveSibling("first-start"), "trial\npublish example/2025-09-01.yaml\n");
        return Objects.requireNonNull(policies.getParent());
    }

    private static void notBelieved(int before, int count) throws Exception {
        List<MatchResult> decided = eventually("decided", () -> decided().size() == before + count ? decided() : null);
        for (MatchResult one : decided.subList(before, before + count)) {
            assertTrue(one.group(2).startsWith("queue "), one.group());
        }
        assertEquals(List.of(), hosts.mailbox("customer/jaan"));
    }

    private static void customer(String who, String id) throws Exception {
        String from = who + "@customer.example";
        hosts.run("sendmail -C /etc/customer -i -f " + from + " dpa@example.com", message(from, id, ""));
    }

    /// Sends mail in the name of jaan@customer.example.
    private static void stranger(String envelope, String id, String headers) throws Exception {
        hosts.run(
                "swaks --silent 2 --server 10.0.0.1 --local-interface 10.0.0.3 --helo stranger.example --to"
                        + " dpa@example.com --data - --from " + envelope,
                message("jaan@customer.example", id, headers));
    }

    /// The stranger's own signature, of From and the text (RFC 6376 section 3.4, "simple").
    private static String signature(String agent) throws Exception {
        String field = "DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=stranger.example; s=mail; h=From; i="
                + agent + "; bh=" + Base64.getEncoder().encodeToString(sha256(REQUEST.replace("\n", "\r\n"))) + "; b=";
        return field
                + hosts.run(
                        "openssl dgst -sha256 -sign /etc/stranger-keys/mail.private | base64 -w0",
                        "From: jaan@customer.example\r\n" + field)
                + "\n";
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    }

    private static String message(String from, String id, String headers) {
        return headers + "From: " + from + "\nTo: dpa@example.com\nMessage-ID: <" + id
                + "@customer.example>\nDate: Fri, 27 Nov 2026 10:00:00 +0000\nSubject: DPA\n\n" + REQUEST;
    }

    private static List<MatchResult> decided() {
        return DECIDED.matcher(register.log()).results().toList();
    }

    private static @Nullable String only(String mailbox) throws Exception {
        List<String> mails = hosts.mailbox(mailbox);
        assertTrue(mails.size() < 2, mails.toString());
        return mails.isEmpty() ? null : mails.getFirst();
    }

    private static <T> T eventually(String what, Callable<@Nullable T> look) throws Exception {
        return Waiting.found(
                what,
                look,
                () -> end(register.log())
                        + end(hosts.read("/var/log/company.log"))
                        + end(hosts.read("/var/log/customer.log")));
    }

    private static String end(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size())) + "\n";
    }
}
