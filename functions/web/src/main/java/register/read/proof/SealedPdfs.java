package register.read.proof;

import static register.page.Tags.*;
import static register.read.proof.ProofView.code;
import static register.read.proof.ProofView.fact;

import java.util.List;
import java.util.stream.Stream;
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
        if (view.header().kind() == EntryKind.WITHDRAWAL) {
            return section(h2(title), p(announced()));
        }
        var columns = Stream.of(
                view.glossary().get("edition"), "SHA-256", view.words().get("sealed"));
        return section(
                h2(title),
                element(
                        "table",
                        role("table"),
                        attribute("aria-label", title),
                        element(
                                "thead",
                                role("rowgroup"),
                                tr(
                                        role("row"),
                                        all(columns.map(column ->
                                                th(column, attribute("scope", "col"), role("columnheader")))))),
                        element("tbody", role("rowgroup"), each(view.evidence().editions(), this::row))),
                view.evidence().certificates().isEmpty() ? null : sealers());
    }

    /// A link to the announcement, if the proof is for a withdrawal.
    private Html announced() {
        EntryHeader header = view.header();
        String page = SiteAddresses.with(SiteAddresses.proofPage(header), "revision", header.revision());
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
        List<SealCertificate> certificates = view.evidence().certificates();
        return div(
                dl(
                        css("facts"),
                        each(
                                certificates,
                                certificate -> fact(
                                        view.glossary().get("sealed-by"),
                                        div(
                                                text(certificate.subject()),
                                                div(
                                                        text("SHA-256 "),
                                                        code(certificate
                                                                .sha256()
                                                                .hex())))))),
                p(view.words().get("seal-says")),
                certificates.stream().anyMatch(RecordedEvidence::isSelfMade)
                        ? p(view.words().get("self-made"), css("note"))
                        : null);
    }
}
