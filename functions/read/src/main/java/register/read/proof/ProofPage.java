package register.read.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.VersionStatus;
import register.document.IssuedDocument;
import register.document.SealCertificate;
import register.policy.PolicyVersion;
import register.read.html.Addresses;
import register.read.html.Dates;
import register.read.html.Frame;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.read.html.LanguageControl;
import register.read.html.Layout;
import register.value.Language;
import register.words.LongDate;
import register.words.Places;
import register.words.Words;

/// What is recorded to prove a version, how anybody checks it without the register, and what it does not prove.
public final class ProofPage {
    /// What stands for a register without a public address (RFC 2606).
    private static final String SOMEWHERE = "https://register.example";

    private static final List<String> LIMITS = List.of("limit-true", "limit-who", "limit-history", "limit-clock");
    private static final Words.Bundle WORDS = Words.bundle(ProofPage.class, "proof");

    private final View view;
    private final Words words;
    private final Words page;
    private final Words glossary;
    private final EntryHeader header;

    /// What the page shows.
    ///
    /// @param version with natural persons by their names, or by their commitments: none is named here
    /// @param status today
    /// @param language of the words; the nearest edition is the one that is checked
    /// @param chosen the language that the address names
    /// @param revision that the address names; null where it names none
    /// @param register its public address, without a slash at its end; null where it has none
    public record View(
            EntryHeader header,
            PolicyVersion version,
            VersionStatus status,
            Evidence evidence,
            Language language,
            @Nullable Language chosen,
            @Nullable Integer revision,
            @Nullable String register) {}

    private ProofPage(View view) {
        this.view = view;
        this.words = WORDS.in(view.language());
        this.page = Layout.words(view.language());
        this.glossary = Words.glossary().in(view.language());
        this.header = view.header();
    }

    public static String render(View view) {
        return new ProofPage(view).page();
    }

    private String page() {
        String title = page.get("proof-title");
        Html.Element main = Html.element(
                "main",
                Html.element("h1", title),
                Html.element("p", Hyperlinks.own(versionAddress(), named())),
                Html.element("p", words.get("intro")),
                recorded(),
                pdfs(),
                check(),
                limits());
        String address = Addresses.with(
                Addresses.proofPage(header.policy(), header.effectiveDate()), "revision", view.revision());
        PolicyVersion version = view.version();
        return new Frame(
                        page,
                        version.edition(version.nearest(view.language())).provider(),
                        Addresses.with(Addresses.page(header.policy()), "lang", view.chosen()),
                        view.chosen(),
                        LanguageControl.of(page, address),
                        Frame.REGISTER)
                .page(title + ": " + named(), main);
    }

    private String named() {
        PolicyVersion version = view.version();
        return version.edition(version.nearest(view.language())).title() + ", "
                + LongDate.of(header.effectiveDate(), page.language());
    }

    private String versionAddress() {
        return Addresses.with(
                Addresses.with(Addresses.page(header.policy(), header.effectiveDate()), "revision", view.revision()),
                "lang",
                view.chosen());
    }

    private Html recorded() {
        Evidence evidence = view.evidence();
        Html.Element facts = Html.element("dl").with("class", "facts");
        facts = facts.and(fact(
                        page.get("status"),
                        Html.text(glossary.get("status", view.status()) + " · "
                                + glossary.get("revision", Integer.toString(header.revision())))))
                .and(fact(page.get("recorded"), Dates.instant(header.recordedAt(), page.language())))
                .and(fact(words.get("entry"), entry()))
                .and(fact(
                        glossary.get("content-hash"), code(header.contentHash().hex())))
                .and(fact(words.get("entry-hash"), code(header.hash().hex())))
                .and(fact(
                        words.get("signed"),
                        evidence.signed()
                                .map(signed -> (Html)
                                        Html.element("span", code(signed.key().text())))
                                .orElseGet(() -> Html.text(words.get("unsigned")))))
                .and(fact(
                        words.get("stamp"),
                        evidence.stamp()
                                .map(stamp -> (Html) Html.element(
                                        "span",
                                        Dates.instant(stamp.genTime(), page.language()),
                                        Html.text(" · " + stamp.authority())))
                                .orElseGet(() -> Html.text(words.get("none")))))
                .and(fact(words.get("witnesses"), witnesses()));
        Html.Element section = Html.element("section", facts);
        return evidence.redaction()
                .map(redaction -> section.and(Html.element(
                                "p",
                                words.get(
                                        "redacted",
                                        LongDate.of(
                                                LocalDate.ofInstant(redaction.recordedAt(), redaction.timeZone()),
                                                page.language()),
                                        String.valueOf(redaction.reason())))
                        .with("class", "notice")))
                .orElse(section);
    }

    private Html entry() {
        String number = Long.toString(header.sequence());
        return view.evidence().signed().isEmpty()
                ? Html.text(number)
                : Hyperlinks.own(Addresses.proof(header.policy(), header.sequence()), number);
    }

    private Html witnesses() {
        Witnessing witnessing = view.evidence().witnesses().orElse(null);
        if (witnessing == null) {
            return Html.text(words.get("none"));
        }
        String asked = Integer.toString(witnessing.asked());
        Html.Element said = Html.element(
                "div",
                witnessing
                        .last()
                        .map(last -> page.get(
                                "witnessed",
                                Integer.toString(witnessing.cosigned().size()),
                                asked,
                                Dates.minute(last, page.language())))
                        .orElse("0 / " + asked));
        if (!witnessing.isQuorum()) {
            said = said.and(Html.element("div", words.get("no-quorum")));
        }
        for (var one : witnessing.cosigned()) {
            said = said.and(Html.element(
                    "div",
                    Html.text(one.witness().key().name() + " · "),
                    Dates.instant(one.cosignature().time(), page.language())));
        }
        return said;
    }

    private Html pdfs() {
        Html.Element section = Html.element("section", Html.element("h2", glossary.get("sealed-pdf")));
        if (header.kind() == EntryKind.WITHDRAWAL) {
            String announced = Addresses.with(
                    Addresses.proofPage(header.policy(), header.effectiveDate()), "revision", header.revision());
            return section.and(Html.element(
                    "p", Hyperlinks.own(Addresses.with(announced, "lang", view.chosen()), words.get("no-pdf"))));
        }
        var rows = new ArrayList<Html>();
        view.evidence().editions().forEach(edition -> rows.add(row(edition)));
        Html.Element head = Html.element("tr").with("role", "row");
        for (String column : List.of(glossary.get("edition"), "SHA-256", words.get("sealed"))) {
            head = head.and(Html.element("th", column).with("scope", "col").with("role", "columnheader"));
        }
        section = section.and(Html.element(
                        "table",
                        Html.element("thead", head).with("role", "rowgroup"),
                        Html.element("tbody").with("role", "rowgroup").and(rows))
                .with("role", "table")
                .with("aria-label", glossary.get("sealed-pdf")));
        return view.evidence().certificates().isEmpty() ? section : section.and(sealers());
    }

    private Html row(Evidence.Edition edition) {
        IssuedDocument.Snapshot snapshot = edition.snapshot();
        String name = Places.language(edition.language(), page.language());
        String address = Addresses.with(
                Addresses.with(Addresses.snapshot(header.policy(), header.effectiveDate()), "lang", edition.language()),
                "revision",
                header.revision());
        boolean served = snapshot != null && !edition.ended();
        return Html.element(
                        "tr",
                        Html.element("th", served ? Hyperlinks.own(address, name) : Html.text(name))
                                .with("scope", "row")
                                .with("role", "rowheader"),
                        cell(
                                "SHA-256",
                                snapshot == null
                                        ? Html.text(words.get("pending"))
                                        : code(snapshot.sha256().hex()),
                                edition.ended() ? Html.element("div", words.get("ended")) : null),
                        cell(
                                words.get("sealed"),
                                snapshot == null ? null : Dates.instant(snapshot.issuedAt(), page.language())))
                .with("role", "row");
    }

    private Html sealers() {
        Html.Element facts = Html.element("dl").with("class", "facts");
        boolean selfMade = false;
        for (SealCertificate certificate : view.evidence().certificates()) {
            facts = facts.and(fact(
                    glossary.get("sealed-by"),
                    Html.text(certificate.subject()),
                    Html.element(
                            "div",
                            Html.text("SHA-256 "),
                            code(certificate.sha256().hex()))));
            selfMade = selfMade || Evidence.isSelfMade(certificate);
        }
        Html.Element said = Html.element("div", facts, Html.element("p", words.get("seal-says")));
        return selfMade ? said.and(Html.element("p", words.get("self-made")).with("class", "notice")) : said;
    }

    private Html check() {
        String base = view.register() == null ? SOMEWHERE : view.register();
        Language edition = view.version().nearest(view.language());
        Html.Element list = Html.element("ol");
        List<Commands.Step> steps = new Commands(header, base)
                .steps(
                        edition,
                        view.evidence().served(edition),
                        view.evidence().stamp().isPresent());
        for (Commands.Step step : steps) {
            Html.Element item = Html.element("li", Html.element("p", does(step.word())));
            for (Commands.On on : step.on()) {
                if (!on.system().isEmpty()) {
                    item = item.and(Html.element("p", on.system()).with("class", "quiet"));
                }
                item = item.and(Html.element("pre", String.join("\n", on.lines())));
            }
            list = list.and(item);
        }
        Html.Element section = Html.element("section", Html.element("h2", words.get("check")));
        if (view.register() == null) {
            section = section.and(Html.element("p", words.get("placeholder", SOMEWHERE)));
        }
        return section.and(list);
    }

    /// What to do; to keep proof and PDF leads to where both are checked.
    private Html does(String word) {
        return word.equals("keep")
                ? Hyperlinks.own(Addresses.with(Addresses.VERIFY, "lang", view.chosen()), words.get(word))
                : Html.text(words.get(word));
    }

    private Html limits() {
        Html.Element list = Html.element("ul");
        for (String limit : LIMITS) {
            list = list.and(Html.element("li", words.get(limit)));
        }
        return Html.element("section", Html.element("h2", words.get("limits")), list);
    }

    private static Html code(String text) {
        return Html.element("code", text);
    }

    private static Html cell(String label, @Nullable Html... content) {
        Html.Element cell = Html.element("td");
        for (Html part : content) {
            cell = cell.and(part);
        }
        return cell.with("role", "cell").with("data-label", label);
    }

    private static Html fact(String name, Html... values) {
        return Html.element("div", Html.element("dt", name), Html.element("dd").and(List.of(values)));
    }
}
