package register.read.proof;

import static register.page.Tags.*;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.page.Html;
import register.page.Layout;
import register.page.Look;
import register.page.SiteAddresses;
import register.policy.PolicyVersion;
import register.value.Language;
import register.words.LongDate;
import register.words.Words;

/// The page's content.
///
/// @param version with natural persons by names or commitments: the page names none
/// @param edition the language of the edition to check
/// @param status today
/// @param language of the words
/// @param chosen the language in the address
/// @param ui the language in the address for the words around; null for `chosen`
/// @param revision in the address; null if it has none
/// @param look of the page, with the register's address
public record ProofView(
        EntryHeader header,
        PolicyVersion version,
        Language edition,
        VersionStatus status,
        RecordedEvidence evidence,
        Language language,
        @Nullable Language chosen,
        @Nullable Language ui,
        @Nullable Integer revision,
        Look look) {
    private static final Words.Bundle WORDS = Words.bundle(ProofView.class, "proof");

    /// The language that the reader chose for the words; null if the browser's preference decides.
    @Nullable
    Language own() {
        return ui == null ? chosen : ui;
    }

    /// An address in the chosen languages.
    String in(String address) {
        return SiteAddresses.in(address, chosen, ui);
    }

    Words words() {
        return words(language);
    }

    static Words words(Language language) {
        return WORDS.in(language);
    }

    /// The words common to all pages.
    Words page() {
        return Layout.words(language);
    }

    Words glossary() {
        return Words.glossary().in(language);
    }

    /// Title and date.
    String named() {
        return version.edition(edition).title() + ", " + LongDate.of(header.effectiveDate(), page().language());
    }

    /// The stable address of this revision's PDF.
    String pdf(Language of) {
        return SiteAddresses.with(SiteAddresses.snapshot(header), "lang", of, "revision", header.revision());
    }

    static Html code(String text) {
        return element("code", text);
    }

    static Html fact(String name, Html value) {
        return div(dt(name), dd(value));
    }
}
