package register.notices.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.recipient.Recipient;
import register.value.Language;

/// Where the readers of a notice find more.
///
/// @param register the address below which the register's pages lie, without a slash at its end
/// @param edition the language of the edition that they read
/// @param words the language of the register's own words
public record NoticeLinks(URI register, EntryHeader header, Language edition, Language words) {

    /// The page of the version, or after a withdrawal that of the policy.
    URI page() {
        String path = "/" + header.policy() + (header.kind().states() ? "/" + header.effectiveDate() : "");
        return address(path + "?lang=" + edition + (edition.equals(words) ? "" : "&ui=" + words));
    }

    /// The version compared with the one before it, or with what it corrects.
    URI changes() {
        String dates = header.kind() == EntryKind.CORRECTION
                ? "from=" + header.effectiveDate() + "&to=" + header.effectiveDate() + "&fromKnownAt="
                        + encoded(header.recordedAt().minusMillis(1).toString())
                : "from=" + header.effectiveDate().minusDays(1) + "&to=" + header.effectiveDate();
        return address("/v1/policies/" + header.policy() + "/changes.html?" + dates + "&lang=" + words);
    }

    /// The sealed PDF of the edition.
    public URI pdf() {
        return address("/v1/policies/" + header.policy() + "/versions/" + header.effectiveDate() + "/snapshot.pdf?lang="
                + edition + "&revision=" + header.revision());
    }

    /// Where the proof that a mail brings is checked. What the page needs stands behind the `#`, which no browser
    /// sends to a server.
    public URI verify(Recipient.Who who) {
        return address("/verify?lang=" + words + "#notice=" + header.policy() + "&to=" + encoded(who.address())
                + (who.customer() == null ? "" : "&customer=" + encoded(who.customer())));
    }

    private URI address(String path) {
        return URI.create(register + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
