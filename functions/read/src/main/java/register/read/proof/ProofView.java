package register.read.proof;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.policy.PolicyVersion;
import register.read.html.Addresses;
import register.read.html.Html;
import register.read.html.Layout;
import register.read.html.Look;
import register.value.Language;
import register.words.LongDate;
import register.words.Words;

/// What the page shows.
///
/// @param version with natural persons by their names or by their commitments: the page names none
/// @param status today
/// @param language of the words; the nearest edition is the one that is checked
/// @param chosen the language that the address names
/// @param revision that the address names; null where it names none
/// @param look how the page looks, and where the register is reached
public record ProofView(
        EntryHeader header,
        PolicyVersion version,
        VersionStatus status,
        Evidence evidence,
        Language language,
        @Nullable Language chosen,
        @Nullable Integer revision,
        Look look) {
    private static final Words.Bundle WORDS = Words.bundle(ProofView.class, "proof");

    Words words() {
        return WORDS.in(language);
    }

    /// Those of all pages.
    Words page() {
        return Layout.words(language);
    }

    Words glossary() {
        return Words.glossary().in(language);
    }

    /// The language of the edition that is checked.
    Language edition() {
        return version.nearest(language);
    }

    /// Title and date.
    String named() {
        return version.edition(edition()).title() + ", " + LongDate.of(header.effectiveDate(), page().language());
    }

    /// The stable address of a PDF of this very revision.
    String pdf(Language of) {
        return Addresses.with(
                Addresses.with(Addresses.snapshot(header.policy(), header.effectiveDate()), "lang", of),
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
