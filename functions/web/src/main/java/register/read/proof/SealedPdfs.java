package register.read.proof;

import static register.page.Tags.*;
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
        Html.Element section = section(h2(title));
        if (view.header().kind() == EntryKind.WITHDRAWAL) {
            return section.with(p(announced()));
        }
        Html.Element head = tr(role("row"));
        for (String column :
                List.of(view.glossary().get("edition"), "SHA-256", view.words().get("sealed"))) {
            head = head.with(th(column, attribute("scope", "col"), role("columnheader")));
        }
        var rows = new ArrayList<Html>();
        view.evidence().editions().forEach(edition -> rows.add(row(edition)));
        section = section.with(element(
                "table",
                role("table"),
                attribute("aria-label", title),
                element("thead", role("rowgroup"), head),
                element("tbody", role("rowgroup"), all(rows))));
        return view.evidence().certificates().isEmpty() ? section : section.with(sealers());
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
        return tr(
                role("row"),
                th(
                        attribute("scope", "row"),
                        role("rowheader"),
                        served ? Hyperlinks.own(view.pdf(edition.language()), name) : text(name)),
                cell(
                                "SHA-256",
                                snapshot == null
                                        ? text(view.words().get("pending"))
                                        : code(snapshot.sha256().hex()))
                        .with(edition.ended() ? div(view.words().get("ended")) : null),
                cell(
                        view.words().get("sealed"),
                        snapshot == null
                                ? null
                                : Dates.instant(snapshot.issuedAt(), view.page().language())));
    }

    private static Html.Element cell(String label, @Nullable Html content) {
        return td(role("cell"), attribute("data-label", label), content);
    }

    private Html sealers() {
        Html.Element facts = dl(css("facts"));
        boolean selfMade = false;
        for (SealCertificate certificate : view.evidence().certificates()) {
            facts = facts.with(fact(
                    view.glossary().get("sealed-by"),
                    div(
                            text(certificate.subject()),
                            div(text("SHA-256 "), code(certificate.sha256().hex())))));
            selfMade = selfMade || RecordedEvidence.isSelfMade(certificate);
        }
        Html.Element said = div(facts, p(view.words().get("seal-says")));
        return selfMade ? said.with(p(view.words().get("self-made"), css("note"))) : said;
    }
}
