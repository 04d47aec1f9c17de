package register.notice.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import register.log.MerkleProof;
import register.log.MerkleTree;
import register.notice.proof.NoticeTree.Place;
import register.value.Sha256;

class NoticeTreeTest {
    private static final int PATH = 18;

    private static Sha256 leaf(int number) {
        return MerkleTree.leaf(ByteBuffer.allocate(4).putInt(number).array());
    }

    private static NoticeTree tree(int count) {
        return NoticeTree.of(
                new SecureRandom(),
                IntStream.range(0, count).mapToObj(NoticeTreeTest::leaf).toList());
    }

    private static Place assertIncluded(NoticeTree tree, Sha256 leaf) {
        Place place = tree.place(leaf).orElseThrow();
        assertTrue(MerkleProof.isIncluded(leaf, place.index(), place.size(), place.path(), tree.root()));
        return place;
    }

    @Test
    void everyLeafIsIncludedAndNoOther() {
        NoticeTree tree = tree(1_000);
        var indexes = new HashSet<Long>();
        for (int i = 0; i < 1_000; i++) {
            indexes.add(assertIncluded(tree, leaf(i)).index());
        }
        assertEquals(1_000, indexes.size());
        assertEquals(Optional.empty(), tree.place(leaf(1_000)));
    }

    /// Nothing that a customer or the public sees depends on the number of customers.
    @Test
    void pathsAndSizeAreTheSameForAnyNumberUpToTheBound() {
        for (int count : List.of(0, 1, 2, 500, NoticeTree.HIDDEN)) {
            NoticeTree tree = tree(count);
            assertEquals(1L << PATH, tree.size());
            for (int i = 0; i < count; i += 7_919) {
                assertEquals(PATH, tree.place(leaf(i)).orElseThrow().path().size());
            }
        }
    }

    /// If free places were filled from one side, the place of a single notice would reveal that it is alone.
    @Test
    void theOnlyNoticesPlaceIsByChance() {
        List<Place> places = IntStream.range(0, 40)
                .mapToObj(_ -> tree(1).place(leaf(0)).orElseThrow())
                .toList();
        long lots = places.stream().map(place -> place.index() / 128).distinct().count();
        long within =
                places.stream().map(place -> place.path().getFirst()).distinct().count();
        assertTrue(lots > 30, lots + " of 40");
        assertTrue(within > 30, within + " of 40");
        assertNotEquals(tree(1).root(), tree(1).root());
    }

    @Test
    void moreThanTheBoundAreCommittedToWithALongerPath() {
        NoticeTree tree = tree(300_000);
        assertTrue(tree.size() > 1L << PATH);
        for (int i = 0; i < 300_000; i += 50_000) {
            var _ = assertIncluded(tree, leaf(i));
        }
    }

    @Test
    void theStoredFormGivesTheSameTree() {
        NoticeTree tree = tree(3);
        NoticeTree read = NoticeTree.read(tree.bytes());
        assertEquals(tree.root(), read.root());
        assertEquals(tree.place(leaf(2)), read.place(leaf(2)));
        assertThrows(IllegalArgumentException.class, () -> NoticeTree.read(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> NoticeTree.read(new byte[65]));
    }
}
