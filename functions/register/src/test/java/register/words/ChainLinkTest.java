package register.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.Subprocessor;
import register.sample.SampleList;
import register.value.Language;
import register.value.PolicyId;

class ChainLinkTest {
    private static Subprocessor subprocessor(String id, @Nullable String parent) {
        return SampleList.subprocessor(id, in -> in.put("legalName", id).put("parentId", parent));
    }

    private static PolicyVersion version(List<Subprocessor> all) {
        return new PolicyVersion(
                new PolicyId("ours"),
                LocalDate.of(2026, 3, 1),
                DateBasis.EFFECTIVE,
                ZoneOffset.UTC,
                null,
                null,
                new TreeMap<>(
                        Map.of(Language.ENGLISH, new Edition(EditionStatus.ORIGINAL, "List", "Our GmbH", List.of()))),
                all,
                new RequestChannel(List.of(), null, null),
                null,
                null,
                null);
    }

    private static List<String> below(List<Subprocessor> all, int first) {
        return ChainLink.below(version(all), all.get(first)).stream()
                .map(link -> link.parent().id() + ">" + link.subprocessor().id())
                .toList();
    }

    @Test
    void eachIsFollowedByThoseThatItEngages() {
        List<Subprocessor> all = List.of(
                subprocessor("b1", "b"),
                subprocessor("a", null),
                subprocessor("b", "a"),
                subprocessor("c", "a"),
                subprocessor("b2", "b"),
                subprocessor("other", null));
        assertEquals(List.of("a>b", "b>b1", "b>b2", "a>c"), below(all, 1));
        assertEquals(List.of(), below(all, 2), "the chain stands at its beginning");
        assertEquals(List.of(), below(all, 5));
    }

    @Test
    void aLongChainAndACycleEnd() {
        List<Subprocessor> all = IntStream.range(0, 20_000)
                .mapToObj(i -> subprocessor("s" + i, i == 0 ? null : "s" + (i - 1)))
                .toList();
        assertEquals(19_999, below(all, 0).size());
        List<Subprocessor> circle = Stream.of(
                        subprocessor("a", null), subprocessor("b", "c"), subprocessor("c", "b"), subprocessor("d", "a"))
                .toList();
        assertEquals(List.of("a>d"), below(circle, 0));
    }
}
