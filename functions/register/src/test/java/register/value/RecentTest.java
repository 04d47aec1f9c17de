package register.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RecentTest {
    @Test
    void theLeastRecentlyUsedValueIsRemoved() {
        var recent = new Recent<Integer>(2, 100);
        recent.put("one", 1, 1);
        recent.put("two", 2, 1);
        assertEquals(1, recent.get("one"));
        recent.put("three", 3, 1);
        assertNull(recent.get("two"));
        assertEquals(1, recent.get("one"));
        assertEquals(3, recent.get("three"));
    }

    @Test
    void neverKeepsMoreThanItMay() {
        var recent = new Recent<Integer>(3, 100);
        for (int i = 0; i < 100; i++) {
            recent.put("key " + i % 7, i, 1);
            assertEquals(Math.min(i + 1, 3), recent.size());
        }
    }

    @Test
    void neverWeighsMoreThanItMay() {
        var recent = new Recent<Integer>(100, 10);
        for (int i = 0; i < 100; i++) {
            recent.put("key " + i % 7, i, i % 5);
            assertTrue(recent.weight() <= 10, () -> "weighs " + recent.weight());
        }
        recent.put("heavy", 1, 11);
        assertEquals(0, recent.size());
        assertEquals(0, recent.weight());
        recent.put("key", 1, 9);
        recent.put("key", 2, 3);
        assertEquals(3, recent.weight());
        assertEquals(2, recent.get("key"));
    }

    @Test
    void aNewValueTakesThePlaceOfTheOld() {
        var recent = new Recent<Integer>(1, 100);
        recent.put("key", 1, 1);
        recent.put("key", 2, 1);
        assertEquals(2, recent.get("key"));
    }
}
