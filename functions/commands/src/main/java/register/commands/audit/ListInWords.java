package register.commands.audit;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import register.chain.EntryHeader;
import register.json.Json;

/// Whether a list says what its entry's content says: the same members, each text in one language of it. A natural
/// person is named beside the log: there the list has more.
final class ListInWords {
    /// What a list repeats of its entry.
    private static final Set<String> OF_THE_ENTRY =
            Set.of("effectiveDate", "revision", "entryKind", "reason", "noNoticeReason", "recordedAt", "contentHash");
    /// What it repeats of the edition in its language.
    private static final Set<String> OF_THE_EDITION = Set.of("title", "provider");

    /// Stands for a natural person, and is not shown where the name is.
    private static final String COMMITMENT = "person";

    private static final Json UNSTATED =
            Json.array(List.of(Json.object().put("unstated", true).build()));

    private ListInWords() {}

    /// @param shown as the server shows it
    /// @param content what the entry commits to
    static boolean isOf(Json shown, EntryHeader header, Json content) {
        return shown instanceof Json.Obj list
                && content instanceof Json.Obj stated
                && list.get("language") instanceof Json.Str language
                && stated.get("editions") instanceof Json.Obj editions
                && editions.get(language.value()) instanceof Json.Obj edition
                && same(OF_THE_ENTRY, list, header.json())
                && same(OF_THE_EDITION, list, edition)
                && list.get("subprocessors") instanceof Json.Arr items
                && stated.get("subprocessors") instanceof Json.Arr all
                && says(items, all, language.value());
    }

    private static boolean same(Set<String> names, Json.Obj shown, Json.Obj stated) {
        return names.stream().allMatch(name -> Objects.equals(shown.get(name), stated.get(name)));
    }

    private static boolean says(Json shown, Json stated, String language) {
        return switch (stated) {
            case Json.Arr(var all) when all.isEmpty() && shown.equals(UNSTATED) -> true;
            case Json.Arr(var all) ->
                shown instanceof Json.Arr(var items)
                        && items.size() == all.size()
                        && IntStream.range(0, all.size()).allMatch(at -> says(items.get(at), all.get(at), language));
            case Json.Obj all when shown instanceof Json.Str -> shown.equals(all.get(language));
            case Json.Obj all -> shown instanceof Json.Obj item && says(item, all, language);
            default -> shown.equals(stated);
        };
    }

    private static boolean says(Json.Obj shown, Json.Obj stated, String language) {
        boolean isPerson = stated.get(COMMITMENT) instanceof Json.Str;
        return (isPerson
                        || stated.members().keySet().containsAll(shown.members().keySet()))
                && stated.members().entrySet().stream()
                        .filter(each -> !each.getKey().equals(COMMITMENT))
                        .allMatch(each -> says(
                                shown.members().getOrDefault(each.getKey(), Json.Null.NULL),
                                each.getValue(),
                                language));
    }
}
