package register.read.export;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
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
import register.value.Term;
import register.words.Names;
import register.words.Seat;
import register.words.Words;

/// A list as CSV (RFC 4180), one row per engagement. Cells are safe to open in a spreadsheet: none is a formula.
public final class CsvList {
    private static final List<String> COLUMNS = List.of("""
            policy,effectiveDate,revision,reason,language,subprocessor,legalName,displayName,registrationId,\
            identifiers,address,country,relationship,website,parentId,engagement,service,purpose,category,\
            locations,region,feature,featureName,optional,personalDataCategories,dataSubjectCategories,retention,transfers,\
            modelTraining,newCustomersFrom,existingCustomersFrom,endsOn""".split(",", -1));

    /// Positions where a spreadsheet would start a formula: before one of these characters at the start of a cell, or
    /// after a semicolon, a tab or a line break, which some spreadsheets treat as separators even within quotes.
    private static final Pattern FORMULA = Pattern.compile(
            "(?:^|(?<=;))(?=[=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])|(?<=[\t\r\n])(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private CsvList() {}

    public static String of(EntryHeader header, List<Subprocessor> subprocessors, Language language) {
        var text = new StringBuilder();
        append(text, COLUMNS);
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
                append(text, row);
            }
            if (subprocessor.engagements().isEmpty()) {
                append(text, start);
            }
        }
        return text.toString();
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

    private static void append(StringBuilder text, List<? extends @Nullable Object> row) {
        for (int i = 0; i < COLUMNS.size(); i++) {
            text.append(i == 0 ? "" : ",").append(i < row.size() ? cell(row.get(i)) : "");
        }
        text.append("\r\n");
    }

    private static String cell(@Nullable Object value) {
        String text = switch (value) {
            case null -> "";
            case Term term -> term.term();
            case URI uri -> uri.toASCIIString();
            default -> Objects.toString(value);
        };
        String safe = FORMULA.matcher(text).replaceAll("'");
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
