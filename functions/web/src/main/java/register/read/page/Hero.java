package register.read.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.Sentences;
import register.page.SiteAddresses;
import register.page.StatusPill;
import register.policy.Company;
import register.policy.EditionStatus;
import register.policy.PolicyVersion;
import register.value.Language;
import register.words.Seat;
import register.words.Words;

/// The most important facts about a policy: its title, status and start, company, edition, and the available actions.
final class Hero {
    private Hero() {}

    static Html of(PolicyPage.View view) {
        return Html.element("div")
                .with("class", "wide hero")
                .and(Html.element("h1", view.edition().title()).with("lang", view.ownLanguage()))
                .and(status(view))
                .and(Html.element("p").with("class", "who quiet").and(who(view)))
                .and(acts(view))
                .and(Caveats.of(view));
    }

    /// The page's own address, without the languages.
    static String address(PolicyPage.View view) {
        EntryHeader header = view.header();
        if (!view.dated()) {
            return policy(view);
        }
        boolean standing = view.versions() != null && view.versions().standing().equals(header);
        return SiteAddresses.with(
                SiteAddresses.page(header.policy(), header.effectiveDate()),
                "revision",
                standing ? null : Integer.valueOf(header.revision()));
    }

    static String policy(PolicyPage.View view) {
        return SiteAddresses.page(view.header().policy());
    }

    static Html status(PolicyPage.View view) {
        Words words = view.words();
        Words glossary = view.glossary();
        PolicyVersion version = view.version();
        var facts = new ArrayList<Html>();
        facts.add(Html.element(
                "span",
                Html.text(glossary.get("date-basis", version.dateBasis()) + " "),
                Dates.date(version.effectiveDate(), view.dates())));
        facts.add(Html.element(
                "span",
                glossary.get("subprocessors")
                        + glossary.colon()
                        + version.subprocessors().size()));
        if (version.noticePeriodDays() != null) {
            facts.add(Html.element(
                    "span",
                    glossary.get("member.noticePeriodDays")
                            + glossary.colon()
                            + glossary.get("notice-days", Integer.toString(version.noticePeriodDays()))));
        }
        if (view.asOf() != null) {
            facts.add(Html.element("span")
                    .with("class", "quiet")
                    .and(Sentences.of(words, "as-of", Dates.date(view.asOf(), view.dates()))));
        }
        Html.Element line = Html.element("p").with("class", "status");
        if (view.status() != null) {
            line = line.and(StatusPill.of(view.status(), glossary)).and(Html.text(" "));
        }
        for (int i = 0; i < facts.size(); i++) {
            line = line.and(i == 0 ? null : dot()).and(facts.get(i));
        }
        return line;
    }

    static Html dot() {
        return Html.element("span", " · ").with("class", "dot").with("aria-hidden", "true");
    }

    /// The company, and the edition.
    static List<Html> who(PolicyPage.View view) {
        var who = new ArrayList<Html>();
        Company company = view.version().company();
        who.add(
                company == null
                        ? Html.element("span", view.edition().provider()).with("lang", view.ownLanguage())
                        : Html.text(seat(view, company)));
        who.add(Html.text(" · "));
        who.addAll(edition(view));
        return who;
    }

    private static String seat(PolicyPage.View view, Company company) {
        return joined(
                company.legalName(),
                Seat.of(company.address(), company.country(), view.words().language()),
                company.registrationId());
    }

    private static List<Html> edition(PolicyPage.View view) {
        Words glossary = view.glossary();
        String kind = Sentences.capital(glossary, PolicyPage.name(view, view.language())) + ", "
                + glossary.get("edition-status", view.edition().status());
        Language authoritative = view.version().authoritativeLanguage();
        boolean original = view.edition().status() == EditionStatus.ORIGINAL;
        if (authoritative == null || view.language().equals(authoritative)) {
            return List.of(
                    Html.text(original || authoritative != null ? kind : glossary.get("translation-note-unknown")));
        }
        String name = PolicyPage.name(view, authoritative);
        Html link = view.isDraft()
                ? Html.text(name)
                : Hyperlinks.own(view.wish().on(address(view), authoritative), name)
                        .with("hreflang", authoritative.tag());
        // Only one of two originals prevails.
        return original
                ? List.of(
                        Html.text(kind + " · " + glossary.get("member.authoritativeLanguage") + glossary.colon()), link)
                : Sentences.of(glossary, "translation-note", link);
    }

    /// The buttons: the sealed PDF (not for a draft or a withdrawal), notices or feeds of changes,
    /// and requesting a DPA.
    static @Nullable Html acts(PolicyPage.View view) {
        if (view.isDraft()) {
            return null;
        }
        Words words = view.words();
        var acts = new ArrayList<Html>();
        if (view.header().kind() != EntryKind.WITHDRAWAL) {
            acts.add(
                    Hyperlinks.own(pdf(view), view.glossary().get("sealed-pdf")).with("class", "button main"));
        }
        acts.add((view.look().forms()
                        ? Hyperlinks.own(
                                SiteAddresses.with(policy(view) + "/subscribe", "lang", words.language()),
                                words.get("get-notices"))
                        : Hyperlinks.own("#" + AnchorIds.CHANGES, words.get("changes-appear")))
                .with("class", "button"));
        if (!view.version().requests().publicAddresses().isEmpty()) {
            acts.add(Hyperlinks.own("#" + AnchorIds.DPA, view.glossary().get("ask-for-dpa"))
                    .with("class", "button"));
        }
        return Html.element("ul")
                .with("class", "acts")
                .and(acts.stream().map(act -> Html.element("li", act)).toList());
    }

    static String pdf(PolicyPage.View view) {
        EntryHeader header = view.header();
        return SiteAddresses.with(
                SiteAddresses.with(
                        SiteAddresses.snapshot(header.policy(), header.effectiveDate()), "revision", header.revision()),
                "lang",
                view.language());
    }

    /// The non-empty texts, separated by dots.
    static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(" · "));
    }
}
