package register.read.proof;

import static register.read.proof.ProofView.code;
import static register.read.proof.ProofView.fact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.IssuedDocument;
import register.document.SealCertificate;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.SiteAddresses;
import register.words.Places;

/// An entry's PDFs with their hashes and the certificates of their seals.
record SealedPdfs(ProofView view) {

    Html render() {
        String title = view.glossary().get("sealed-pdf");
        Html.Element section = Html.element("section", Html.element("h2", title));
        if (view.header().kind() == EntryKind.WITHDRAWAL) {
            return section.and(Html.element("p", announced()));
        }
        Html.Element head = Html.element("tr").with("role", "row");
        for (String column :
                List.of(view.glossary().get("edition"), "SHA-256", view.words().get("sealed"))) {
            head = head.and(Html.element("th", column).with("scope", "col").with("role", "columnheader"));
        }
        var rows = new ArrayList<Html>();
        view.evidence().editions().forEach(edition -> rows.add(row(edition)));
        section = section.and(Html.element(
                        "table",
                        Html.element("thead", head).with("role", "rowgroup"),
                        Html.element("tbody").with("role", "rowgroup").and(rows))
                .with("role", "table")
                .with("aria-label", title));
        return view.evidence().certificates().isEmpty() ? section : section.and(sealers());
    }

    /// A link to the announcement, if the proof is for a withdrawal.
    private Html announced() {
        EntryHeader header = view.header();
        String page = SiteAddresses.with(
                SiteAddresses.proofPage(header.policy(), header.effectiveDate()), "revision", header.revision());
        return Hyperlinks.own(view.in(page), view.words().get("no-pdf"));
    }

    private Html row(RecordedEvidence.Edition edition) {
        IssuedDocument.Snapshot snapshot = edition.snapshot();
        String name = Places.language(edition.language(), view.page().language());
        boolean served = snapshot != null && !edition.ended();
        return Html.element(
                        "tr",
                        Html.element(
                                        "th",
                                        served ? Hyperlinks.own(view.pdf(edition.language()), name) : Html.text(name))
                                .with("scope", "row")
                                .with("role", "rowheader"),
                        cell(
                                        "SHA-256",
                                        snapshot == null
                                                ? Html.text(view.words().get("pending"))
                                                : code(snapshot.sha256().hex()))
                                .and(
                                        edition.ended()
                                                ? Html.element(
                                                        "div", view.words().get("ended"))
                                                : null),
                        cell(
                                view.words().get("sealed"),
                                snapshot == null
                                        ? null
                                        : Dates.instant(
                                                snapshot.issuedAt(), view.page().language())))
                .with("role", "row");
    }

    private static Html.Element cell(String label, @Nullable Html content) {
        return Html.element("td").and(content).with("role", "cell").with("data-label", label);
    }

    private Html sealers() {
        Html.Element facts = Html.element("dl").with("class", "facts");
        boolean selfMade = false;
        for (SealCertificate certificate : view.evidence().certificates()) {
            facts = facts.and(fact(
                    view.glossary().get("sealed-by"),
                    Html.element(
                            "div",
                            Html.text(certificate.subject()),
                            Html.element(
                                    "div",
                                    Html.text("SHA-256 "),
                                    code(certificate.sha256().hex())))));
            selfMade = selfMade || RecordedEvidence.isSelfMade(certificate);
        }
        Html.Element said =
                Html.element("div", facts, Html.element("p", view.words().get("seal-says")));
        return selfMade
                ? said.and(Html.element("p", view.words().get("self-made")).with("class", "note"))
                : said;
    }
}
