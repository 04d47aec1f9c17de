package register.commands.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.archive.file.ArchiveContents;
import register.json.Json;

/// An archive's contents in lines: each chain with its head, then the counts.
public final class ContentsText {
    private ContentsText() {}

    public static List<String> lines(ArchiveContents contents) {
        Stream<String> heads = contents.heads().entrySet().stream()
                .map(policy -> policy.getKey() + " " + policy.getValue().sequence() + " head "
                        + policy.getValue().hash());
        String counts = contents.counts().entrySet().stream()
                .map(kind -> words(kind.getKey()) + " " + kind.getValue())
                .collect(Collectors.joining(", "));
        return Stream.concat(heads, counts.isEmpty() ? Stream.of("nothing") : Stream.of(counts))
                .toList();
    }

    public static Json json(ArchiveContents contents) {
        var heads = Json.object();
        contents.heads()
                .forEach((policy, head) -> heads.put(
                        policy.toString(),
                        Json.object()
                                .put("sequence", head.sequence())
                                .put("hash", head.hash().toString())));
        var counts = Json.object();
        contents.counts().forEach((kind, count) -> counts.put(kind, count));
        return Json.object()
                .put("heads", heads.build())
                .put("counts", counts.build())
                .build();
    }

    /// Converts `timeStamps` to "time stamps".
    private static String words(String kind) {
        return kind.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
