package register.notices.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import register.address.KeptAddress;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.recipient.Recipient;
import register.value.Language;

/// The links in a notice.
///
/// @param register the address of the register's public pages, without a trailing slash
/// @param edition the language of the linked edition
/// @param words the language of the register's own words
public record NoticeLinks(URI register, EntryHeader header, Language edition, Language words) {

    /// The version's page; after a withdrawal, the policy's.
    URI page() {
        String path = "/" + header.policy() + (header.kind().states() ? "/" + header.effectiveDate() : "");
        return address(path + "?lang=" + edition + (edition.equals(words) ? "" : "&ui=" + words));
    }

    /// The form, in the letter's language rather than the browser's.
    URI objection(URI form) {
        return URI.create(form + "?lang=" + words);
    }

    /// What concerns the recipient, behind the link to its form.
    URI list(URI form) {
        return URI.create(form + "?" + ObjectLink.VIEW + "=" + ObjectLink.LIST + "&lang=" + words);
    }

    /// The comparison with the previous version, or with the corrected one.
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

    /// The page to check the attached proof. Its inputs follow the `#`, which no browser sends to a server.
    public URI verify(Recipient.Who who) {
        return address("/verify?lang=" + words + "#notice=" + header.policy() + "&to=" + encoded(who.address())
                + (who.customer() == null ? "" : "&customer=" + encoded(who.customer())));
    }

    private URI address(String path) {
        return URI.create(register + KeptAddress.of(path));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
