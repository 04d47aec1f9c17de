package register.importing;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The content of a table column, recognized by its name in English, Estonian, German or Slovak. If two match, the one
/// declared first counts: `company address` is an address.
enum Column {
    WEBSITE("website|web site|\\burl\\b|homepage|veebileht|webseite|webov"),
    ADDRESS("address|aadress|adresse|anschrift|adresa|sídlo"),
    CATEGORY("category|kategooria|kategorie|kategória"),
    LOCATION("location|country|region\\b|\\bplace|where|asukoht|\\briik|piirkond|standort|\\bland\\b|\\bort\\b|krajina"
            + "|lokalita|miesto|umiestnenie|hosted in"),
    DATA(
            "personal data|data categor|categories of data|type of data|data processed|isikuandme|datenkategor|osobné údaje"
                    + "|personenbezogene"),
    APPLIES("applies|applicable|customers\\b|kehtib|gilt für|platí pre"),
    PURPOSE(
            "purpose|description|\\buse\\b|used for|function|nature of|eesmärk|kirjeldus|zweck|beschreibung|účel|popis"),
    NAME(
            "sub-?processor|\\bname\\b|company|entity|vendor|supplier|provider\\b|third part|organi[sz]ation|alltöötleja|nimi"
                    + "|ettevõte|juriidiline isik|auftragsverarbeiter|unternehmen|firma|anbieter|dienstleister|subdodávateľ"
                    + "|sprostredkovateľ|názov|spoločnosť"),
    SERVICE("service|activity|\\btype\\b|product|teenus|dienst|leistung|služb");

    private static final int LONGEST = 60;

    private final Pattern name;

    Column(String name) {
        this.name = Pattern.compile(name, Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);
    }

    /// The columns that a table head names, each at its first place; empty if no column holds names.
    static Map<Column, Integer> in(List<String> head) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (int i = 0; i < head.size(); i++) {
            String text = head.get(i).toLowerCase(Locale.ROOT);
            for (Column column : values()) {
                if (text.length() <= LONGEST && column.name.matcher(text).find()) {
                    columns.putIfAbsent(column, i);
                    break;
                }
            }
        }
        return columns.containsKey(NAME) ? columns : Map.of();
    }
}
