package register.read.page;

import static register.page.Tags.*;

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
import register.words.CompanyFacts;
import register.words.Seat;
import register.words.Words;

/// The most important facts about a policy: its title, status and start, company, edition, and the available actions.
final class Hero {
    private Hero() {}

    static Html of(PolicyPage.View view) {
        return div(
                css("wide hero"),
                h1(view.edition().title(), lang(view.ownLanguage())),
                status(view),
                p(css("who quiet"), who(view)),
                acts(view),
                all(Caveats.of(view)));
    }

    /// The page's own address, without the languages.
    static String address(PolicyPage.View view) {
        EntryHeader header = view.header();
        if (!view.dated()) {
            return policy(view);
        }
        boolean standing = view.versions() != null && view.versions().standing().equals(header);
        return SiteAddresses.with(
                SiteAddresses.page(header), "revision", standing ? null : Integer.valueOf(header.revision()));
    }

    static String policy(PolicyPage.View view) {
        return SiteAddresses.page(view.header().policy());
    }

    static Html status(PolicyPage.View view) {
        Words words = view.words();
        Words glossary = view.glossary();
        PolicyVersion version = view.version();
        Integer days = version.noticePeriodDays();
        return p(
                css("status"),
                view.status() == null ? null : all(StatusPill.of(view.status(), glossary), text(" ")),
                span(
                        text(glossary.get("date-basis", version.dateBasis()) + " "),
                        Dates.date(version.effectiveDate(), view.dates())),
                dot(),
                span(glossary.get("subprocessors")
                        + glossary.colon()
                        + version.subprocessors().size()),
                days == null
                        ? null
                        : all(
                                dot(),
                                span(glossary.get("member.noticePeriodDays")
                                        + glossary.colon()
                                        + glossary.get("notice-days", days.toString()))),
                view.asOf() == null
                        ? null
                        : all(
                                dot(),
                                span(
                                        css("quiet"),
                                        Sentences.of(words, "as-of", Dates.date(view.asOf(), view.dates())))));
    }

    static Html dot() {
        return span(" · ", css("dot"), attribute("aria-hidden", "true"));
    }

    /// The company, and the edition.
    static Html who(PolicyPage.View view) {
        Company company = view.version().company();
        return all(
                company == null ? span(view.edition().provider(), lang(view.ownLanguage())) : text(seat(view, company)),
                text(" · "),
                edition(view));
    }

    private static String seat(PolicyPage.View view, Company company) {
        return joined(
                company.legalName(),
                Seat.of(company.address(), company.country(), view.words().language()),
                company.registrationId(),
                String.join(" · ", CompanyFacts.identifiers(company.identifiers(), view.glossary())));
    }

    private static Html edition(PolicyPage.View view) {
        Words glossary = view.glossary();
        String kind = glossary.capital(PolicyPage.name(view, view.language())) + ", "
                + glossary.get("edition-status", view.edition().status());
        Language authoritative = view.version().authoritativeLanguage();
        boolean original = view.edition().status() == EditionStatus.ORIGINAL;
        if (authoritative == null || view.language().equals(authoritative)) {
            return text(original || authoritative != null ? kind : glossary.get("translation-note-unknown"));
        }
        String name = PolicyPage.name(view, authoritative);
        Html link = view.isDraft()
                ? text(name)
                : Hyperlinks.own(
                        view.wish().on(address(view), authoritative), name, attribute("hreflang", authoritative.tag()));
        // Only one of two originals prevails.
        return original
                ? all(text(kind + " · " + glossary.get("member.authoritativeLanguage") + glossary.colon()), link)
                : Sentences.of(glossary, "translation-note", link);
    }

    /// The buttons: the sealed PDF (not for a draft or a withdrawal), notices or feeds of changes,
    /// and requesting a DPA.
    static @Nullable Html acts(PolicyPage.View view) {
        if (view.isDraft()) {
            return null;
        }
        boolean forms = view.look().forms();
        return ul(
                css("acts"),
                view.header().kind() == EntryKind.WITHDRAWAL
                        ? null
                        : li(Hyperlinks.own(pdf(view), view.glossary().get("sealed-pdf"), css("button main"))),
                li(Hyperlinks.own(
                        forms
                                ? SiteAddresses.with(
                                        SiteAddresses.subscribe(view.header().policy()),
                                        "lang",
                                        view.words().language())
                                : "#" + AnchorIds.CHANGES,
                        view.words().get(forms ? "get-notices" : "changes-appear"),
                        css("button"))),
                view.version().requests().publicAddresses().isEmpty()
                        ? null
                        : li(Hyperlinks.own("#" + AnchorIds.DPA, view.glossary().get("ask-for-dpa"), css("button"))));
    }

    static String pdf(PolicyPage.View view) {
        return SiteAddresses.pdf(view.header(), view.language());
    }

    /// The non-empty texts, separated by dots.
    static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(" · "));
    }
}
