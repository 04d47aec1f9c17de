package register.read.compare;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.page.Dates;
import register.policy.AppliesWhen;
import register.policy.Category;
import register.policy.Engagement;
import register.policy.Engagement.DataKind;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.ChangeSummary;
import register.value.Language;
import register.words.CompanyFacts;
import register.words.Listing;
import register.words.LongDate;
import register.words.Names;
import register.words.Places;
import register.words.SubprocessorFact;
import register.words.TransferText;
import register.words.Words;

/// The texts of a version, a subprocessor or an engagement for readers: from a field's name to its text, in the order
/// of display. Missing values are omitted.
final class FieldTexts {
    static final Words.Bundle WORDS = Words.bundle(FieldTexts.class, "changes");

    private final PolicyVersion version;
    private final Language edition;
    private final Language dates;
    private final Words words;
    private final boolean objection;
    private final Words glossary;

    /// A text.
    ///
    /// @param language of the policy's own words, if it differs from that of the words around them
    record FieldText(String text, @Nullable String language) {}

    /// @param version one of the two; its own texts are from the nearest edition it has
    FieldTexts(PolicyVersion version, ChangesPage.View view) {
        this.version = version;
        this.edition = version.nearest(view.language());
        this.dates = view.dates();
        this.words = WORDS.in(view.reader());
        this.objection = ChangeSummary.concerns(
                "objection", view.before().version(), view.after().version());
        this.glossary = Words.glossary().in(view.reader());
    }

    SequencedMap<String, FieldText> of(Subprocessor subprocessor) {
        var texts = new LinkedHashMap<String, FieldText>();
        put(texts, words.get("legal-name"), subprocessor.personal().legalName());
        put(texts, words.get("display-name"), subprocessor.personal().displayName());
        for (SubprocessorFact fact : SubprocessorFact.of(version, subprocessor, glossary, words.language(), edition)) {
            put(texts, glossary.get(fact.word()), fact.text());
        }
        return texts;
    }

    SequencedMap<String, FieldText> of(Engagement engagement) {
        var texts = new LinkedHashMap<String, FieldText>();
        own(texts, glossary.get("service"), engagement.service().in(edition));
        own(texts, glossary.get("purpose"), engagement.purpose().in(edition));
        category(texts, engagement.category());
        put(texts, glossary.get("location"), Places.locations(engagement, glossary, edition, dates));
        AppliesWhen when = engagement.appliesWhen();
        String appliesTo = Places.appliesTo(when == null ? null : when.withId(), glossary, edition);
        put(texts, glossary.get("applies-to"), appliesTo.isEmpty() ? null : appliesTo);
        put(texts, glossary.get("personal-data-label"), kinds(engagement.personalDataCategories()));
        put(texts, glossary.get("data-subjects-label"), kinds(engagement.dataSubjectCategories()));
        if (engagement.retention() != null) {
            own(texts, glossary.get("retention-label"), engagement.retention().in(edition));
        }
        put(
                texts,
                glossary.get("transfer-label"),
                joined(engagement.transfers().stream()
                        .map(transfer -> TransferText.of(transfer, glossary, words.language()))
                        .toList()));
        put(
                texts,
                glossary.get("model-training-label"),
                engagement.modelTraining() == null
                        ? null
                        : glossary.get(engagement.modelTraining() ? "model-training" : "no-model-training"));
        put(texts, glossary.get("new-customers-label"), date(engagement.newCustomersFrom()));
        put(texts, glossary.get("existing-customers-label"), date(engagement.existingCustomersFrom()));
        put(texts, glossary.get("ends-on-label"), date(engagement.endsOn()));
        return texts;
    }

    /// The version's fields other than its editions and its list.
    SequencedMap<String, FieldText> ofVersion() {
        var texts = new LinkedHashMap<String, FieldText>();
        put(texts, glossary.get("member.timeZone"), version.timeZone().getId());
        put(
                texts,
                glossary.get("member.authoritativeLanguage"),
                version.authoritativeLanguage() == null
                        ? null
                        : Places.language(version.authoritativeLanguage(), words.language()));
        if (version.company() != null) {
            put(texts, glossary.get("member.company"), String.join("; ", CompanyFacts.of(version.company(), glossary)));
        }
        if (version.groups() != null && !version.groups().isEmpty()) {
            own(texts, glossary.get("member.groups"), String.join("; ", groups().values()));
        }
        put(
                texts,
                glossary.get("member.requests.publicAddresses"),
                joined(version.requests().publicAddresses()));
        put(texts, glossary.get("dpa"), joined(version.requests().dpaTold()));
        put(
                texts,
                glossary.get("member.requests.privacyNoticeUrl"),
                version.requests().privacyNoticeUrl());
        put(
                texts,
                glossary.get("member.noticePeriodDays"),
                version.noticePeriodDays() == null
                        ? null
                        : glossary.get("notice-days", version.noticePeriodDays().toString()));
        if (objection && version.objection() != null) {
            put(
                    texts,
                    glossary.get("object-until"),
                    Dates.text(version.objection().end(), dates));
            own(texts, glossary.get("objection-how"), version.objection().how().in(edition));
            put(texts, glossary.get("objection-to"), version.objection().to());
        }
        return texts;
    }

    private void category(SequencedMap<String, FieldText> texts, Category category) {
        if (version.groups() == null) {
            put(texts, words.get("category"), Listing.word(category, glossary));
        } else if (!category.equals(Category.NONE)) {
            own(texts, words.get("category"), groups().getOrDefault(category, category.id()));
        }
    }

    private Map<Category, String> groups() {
        return Listing.headings(version, edition);
    }

    String service(Engagement engagement) {
        return engagement.service().in(edition);
    }

    String name(Subprocessor subprocessor) {
        return Names.of(subprocessor, glossary);
    }

    private @Nullable String kinds(List<DataKind> kinds) {
        return joined(kinds.stream()
                .map(kind -> kind.name().in(edition) + (kind.term() == null ? "" : " (" + kind.term() + ")"))
                .toList());
    }

    private @Nullable String date(@Nullable LocalDate date) {
        return date == null ? null : LongDate.of(date, dates);
    }

    private static @Nullable String joined(List<String> texts) {
        return texts.isEmpty() ? null : texts.stream().collect(Collectors.joining("; "));
    }

    private static void put(SequencedMap<String, FieldText> texts, String name, @Nullable Object value) {
        if (value != null) {
            texts.put(name, new FieldText(value.toString(), null));
        }
    }

    private void own(SequencedMap<String, FieldText> texts, String name, String value) {
        texts.put(name, new FieldText(value, ownLanguage()));
    }

    /// The language of the policy's own words, if it differs from that of the words around them.
    @Nullable
    String ownLanguage() {
        return words.language().equals(edition) ? null : edition.tag();
    }
}
