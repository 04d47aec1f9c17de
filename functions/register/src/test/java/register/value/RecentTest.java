package register.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class RecentTest {
    @Test
    void whatWasUsedLongestAgoGivesWay() {
        var recent = new Recent<Integer>(2);
        recent.put("one", 1);
        recent.put("two", 2);
        assertEquals(1, recent.get("one"));
        recent.put("three", 3);
        assertNull(recent.get("two"));
        assertEquals(1, recent.get("one"));
        assertEquals(3, recent.get("three"));
    }

    @Test
    void neverKeepsMoreThanItMay() {
        var recent = new Recent<Integer>(3);
        for (int i = 0; i < 100; i++) {
            recent.put("key " + i % 7, i);
            assertEquals(Math.min(i + 1, 3), recent.size());
        }
    }

    @Test
    void aNewValueTakesThePlaceOfTheOld() {
        var recent = new Recent<Integer>(1);
        recent.put("key", 1);
        recent.put("key", 2);
        assertEquals(2, recent.get("key"));
    }
}
