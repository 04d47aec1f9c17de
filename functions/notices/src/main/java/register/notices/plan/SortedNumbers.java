package register.notices.plan;

import java.util.Arrays;

/// Numbers in eight bytes each, sorted for lookup.
final class SortedNumbers {
    private long[] numbers = new long[1024];
    private int count;

    void add(long number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }

    /// Call it once, after adding all.
    SortedNumbers sorted() {
        numbers = Arrays.copyOf(numbers, count);
        Arrays.sort(numbers);
        return this;
    }

    boolean contains(long number) {
        return Arrays.binarySearch(numbers, number) >= 0;
    }

    boolean containsTwice(long number) {
        int found = Arrays.binarySearch(numbers, number);
        return found >= 0
                && ((found > 0 && numbers[found - 1] == number)
                        || (found + 1 < numbers.length && numbers[found + 1] == number));
    }
}
