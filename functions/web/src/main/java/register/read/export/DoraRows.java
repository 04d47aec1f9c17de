package register.read.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import register.json.Json;

/// A list as rows of the register that a financial entity keeps of its ICT providers: templates B_05.01 (providers)
/// and B_05.02 (supply chains) of Implementing Regulation (EU) 2024/2956 as corrected (OJ L, 2025/90725), "the ITS".
/// The company of the list is the provider that the financial entity has a contract with. Nothing is inferred.
public final class DoraRows {
    /// The columns that only the financial entity can fill in: amounts, the providers' ultimate parents, its contract
    /// and, for the company itself, which service it buys.
    public static final List<String> LEFT_TO_THE_BANK = List.of(
            "B_05.01 c0090",
            "B_05.01 c0100",
            "B_05.01 c0110",
            "B_05.01 c0120",
            "B_05.02 c0010",
            "B_05.02 c0020 of rank 1");

    private static final List<String> PROVIDER = columns(12);
    private static final List<String> LINK = columns(7);
    private static final String COMPANY = "company";
    private static final String NOT_APPLICABLE = "Not applicable";

    /// A cell that the list states nothing for.
    ///
    /// @param id of the subprocessor; `company` for the company
    /// @param expected in the list
    public record Gap(String id, String column, String expected) {
        @Override
        public String toString() {
            return id + ": " + column + ": expected " + expected;
        }

        public Json json() {
            return Json.object()
                    .put("id", id)
                    .put("column", column)
                    .put("expected", expected)
                    .build();
        }
    }

    private final Map<String, DoraProvider> providers = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final DoraProvider company;
    private final String providerRows;
    private final String linkRows;

    /// @param list in the format `subprocessor-list/1`, conforming
    public DoraRows(Json.Obj list) {
        company = new DoraProvider(COMPANY, list.object("company"));
        list.objects("subprocessors")
                .forEach(each -> providers.put(each.text("id"), new DoraProvider(each.text("id"), each)));
        providerRows = providerRows();
        linkRows = linkRows();
    }

    /// The CSV of B_05.01.
    public String providers() {
        return providerRows;
    }

    /// The CSV of B_05.02.
    public String chains() {
        return linkRows;
    }

    /// In the order of the rows.
    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    private static List<String> columns(int count) {
        var columns = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            columns.add("c" + String.format(Locale.ROOT, "%04d", i * 10));
        }
        return columns;
    }

    /// One row for each provider; a code that several entries share has one row.
    private String providerRows() {
        var rows = new CsvRows(PROVIDER);
        addProvider(company, rows);
        Set<DoraProvider.Code> codes = new HashSet<>(Set.of(company.code()));
        for (DoraProvider each : providers.values()) {
            if (codes.add(each.code()) || each.code().isMissing()) {
                addProvider(each, rows);
            }
        }
        return rows.text();
    }

    private void addProvider(DoraProvider provider, CsvRows rows) {
        String id = provider.id();
        DoraProvider.Code code = provider.code();
        DoraProvider.Code additional = provider.additionalCode();
        rows.add(List.of(
                stated(code.value(), id, "B_05.01 c0010", provider.expectedCode()),
                stated(code.type(), id, "B_05.01 c0020", provider.expectedCode()),
                additional.value(),
                additional.type(),
                stated(provider.legalName(), id, "B_05.01 c0050", "legalName"),
                stated(provider.latinName(), id, "B_05.01 c0060", "a name in Latin letters"),
                provider.typeOfPerson(),
                stated(provider.country(), id, "B_05.01 c0080", "country")));
    }

    private String stated(String value, String id, String column, String expected) {
        if (value.isEmpty()) {
            gaps.add(new Gap(id, column, expected));
        }
        return value;
    }

    /// The company has rank 1, whom it engages 2, and so on: a row for each type of service of each provider.
    private String linkRows() {
        var rows = new CsvRows(LINK);
        DoraProvider.Code own = company.code();
        rows.add(List.of(
                "",
                "",
                stated(own.value(), COMPANY, "B_05.02 c0030", company.expectedCode()),
                stated(own.type(), COMPANY, "B_05.02 c0040", company.expectedCode()),
                1,
                NOT_APPLICABLE,
                NOT_APPLICABLE));
        Set<List<?>> added = new HashSet<>();
        for (DoraProvider each : providers.values()) {
            DoraProvider.Code code = each.code();
            DoraProvider recipient = recipient(each);
            stated(code.value(), each.id(), "B_05.02 c0030", each.expectedCode());
            stated(code.type(), each.id(), "B_05.02 c0040", each.expectedCode());
            DoraProvider.Code to = recipient.code();
            stated(to.value(), each.id(), "B_05.02 c0060", recipient.expectedCode() + " of " + recipient.id());
            stated(to.type(), each.id(), "B_05.02 c0070", recipient.expectedCode() + " of " + recipient.id());
            for (String service : services(each)) {
                List<?> row = List.of("", service, code.value(), code.type(), rank(each), to.value(), to.type());
                if (added.add(row) || code.isMissing()) {
                    rows.add(row);
                }
            }
        }
        return rows.text();
    }

    /// The types of its services, `S01` to `S19`; empty for those that state none.
    private Set<String> services(DoraProvider provider) {
        var services = new LinkedHashSet<String>();
        for (Json.Obj engagement : provider.stated().objects("engagements")) {
            services.add(engagement.text("ictService"));
        }
        if (services.contains("")) {
            gaps.add(new Gap(provider.id(), "B_05.02 c0020", "ictService of each of its engagements"));
        }
        return services;
    }

    private DoraProvider recipient(DoraProvider provider) {
        return providers.getOrDefault(provider.stated().text("parentId"), company);
    }

    private int rank(DoraProvider provider) {
        int rank = 2;
        for (DoraProvider at = recipient(provider); !at.equals(company); at = recipient(at)) {
            rank++;
        }
        return rank;
    }
}
