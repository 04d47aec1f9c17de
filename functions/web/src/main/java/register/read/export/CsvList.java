package register.read.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.Engagement.DataKind;
import register.policy.Location;
import register.policy.PersonalFields;
import register.policy.Subprocessor;
import register.policy.Transfer;
import register.value.Language;
import register.words.Names;
import register.words.Seat;
import register.words.Words;

/// A list as CSV (RFC 4180), one row per engagement.
public final class CsvList {
    private static final List<String> COLUMNS = List.of("""
            policy,effectiveDate,revision,reason,language,subprocessor,legalName,displayName,registrationId,\
            identifiers,address,country,relationship,website,parentId,engagement,service,purpose,category,\
            locations,region,feature,featureName,optional,personalDataCategories,dataSubjectCategories,retention,transfers,\
            modelTraining,newCustomersFrom,existingCustomersFrom,endsOn""".split(",", -1));

    private CsvList() {}

    public static String of(EntryHeader header, List<Subprocessor> subprocessors, Language language) {
        var rows = new CsvRows(COLUMNS);
        for (Subprocessor subprocessor : subprocessors) {
            List<@Nullable Object> start = new ArrayList<>();
            PersonalFields fields = subprocessor.personal();
            add(
                    start,
                    header.policy(),
                    header.effectiveDate(),
                    header.revision(),
                    header.reason(),
                    language,
                    subprocessor.id(),
                    fields.legalName(),
                    subprocessor.redacted()
                            ? Names.of(subprocessor, Words.glossary().in(language))
                            : fields.displayName(),
                    fields.registrationId(),
                    String.join("; ", identifiers(fields)),
                    Seat.street(fields.address(), subprocessor.country(), language),
                    subprocessor.country(),
                    subprocessor.relationship(),
                    fields.website(),
                    subprocessor.parentId());
            for (Engagement engagement : subprocessor.engagements()) {
                List<@Nullable Object> row = new ArrayList<>(start);
                addEngagement(row, engagement, language);
                rows.add(row);
            }
            if (subprocessor.engagements().isEmpty()) {
                rows.add(start);
            }
        }
        return rows.text();
    }

    private static void addEngagement(List<@Nullable Object> row, Engagement engagement, Language language) {
        AppliesWhen when = engagement.appliesWhen();
        add(
                row,
                engagement.id(),
                engagement.service().in(language),
                engagement.purpose().in(language),
                engagement.category(),
                String.join("; ", locations(engagement, language)),
                when == null ? null : when.region(),
                when == null ? null : when.featureId(),
                when == null || when.feature() == null
                        ? null
                        : when.feature().name().in(language),
                when == null ? null : when.optional(),
                String.join("; ", DataKind.names(engagement.personalDataCategories(), language)),
                String.join("; ", DataKind.names(engagement.dataSubjectCategories(), language)),
                engagement.retention() == null ? null : engagement.retention().in(language),
                String.join("; ", transfers(engagement)),
                engagement.modelTraining(),
                engagement.newCustomersFrom(),
                engagement.existingCustomersFrom(),
                engagement.endsOn());
    }

    /// Each with its scheme.
    static List<String> identifiers(PersonalFields fields) {
        return fields.identifiers().stream()
                .map(identifier -> identifier.scheme().term() + " " + identifier.value())
                .toList();
    }

    /// The places in words that are the same in all languages, except names; never empty.
    static List<String> locations(Engagement engagement, Language language) {
        return engagement.locations().isEmpty()
                ? List.of("unstated")
                : engagement.locations().stream()
                        .map(location -> location(location, language))
                        .toList();
    }

    static List<String> transfers(Engagement engagement) {
        return engagement.transfers().stream().map(CsvList::transfer).toList();
    }

    private static String location(Location location, Language language) {
        String place = switch (location.place()) {
            case Location.InCountry in -> in.country().code();
            case Location.InRegion in -> in.region();
            case Location.Unstated _ -> "unstated";
        };
        String within =
                location.detail() == null ? "" : ", " + location.detail().in(language);
        return place
                + within
                + (location.role() == null ? "" : " (" + location.role().term() + ")");
    }

    private static String transfer(Transfer transfer) {
        return transfer.from() + ">" + transfer.to() + " "
                + transfer.mechanism().term()
                + (transfer.module() == null ? "" : " module " + transfer.module());
    }

    private static void add(List<@Nullable Object> row, @Nullable Object... values) {
        Stream.of(values).forEach(row::add);
    }
}
