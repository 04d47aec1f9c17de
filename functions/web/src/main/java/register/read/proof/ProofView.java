package register.read.proof;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.policy.PolicyVersion;
import register.read.html.Html;
import register.read.html.Layout;
import register.read.html.Look;
import register.read.html.SiteAddresses;
import register.value.Language;
import register.words.LongDate;
import register.words.Words;

/// What the page shows.
///
/// @param version with natural persons by their names or by their commitments: the page names none
/// @param edition the language of the edition that is checked
/// @param status today
/// @param language of the words
/// @param chosen the language that the address names
/// @param ui the language of the words around that the address names; null for `chosen`
/// @param revision that the address names; null where it names none
/// @param look how the page looks, and where the register is reached
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

    /// The language of the words that the reader chose; null where the browser's wish decides.
    @Nullable
    Language own() {
        return ui == null ? chosen : ui;
    }

    /// An address in the languages that are chosen.
    String in(String address) {
        return SiteAddresses.in(address, chosen, ui);
    }

    Words words() {
        return words(language);
    }

    static Words words(Language language) {
        return WORDS.in(language);
    }

    /// Those of all pages.
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

    /// The stable address of a PDF of this very revision.
    String pdf(Language of) {
        return SiteAddresses.with(
                SiteAddresses.with(SiteAddresses.snapshot(header.policy(), header.effectiveDate()), "lang", of),
                "revision",
                header.revision());
    }

    static Html code(String text) {
        return Html.element("code", text);
    }

    static Html fact(String name, Html value) {
        return Html.element("div", Html.element("dt", name), Html.element("dd", value));
    }
}
