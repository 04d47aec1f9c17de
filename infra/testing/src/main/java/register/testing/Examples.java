package register.testing;

/// The number of random examples in property tests: few enough for every change, and more on demand.
public final class Examples {
    private static final int TIMES = Integer.getInteger("register.examples", 1);

    private Examples() {}

    /// @return the seed of all random examples: the same in each run, unless `-Dtests.seed` sets another
    public static long seed() {
        return Long.getLong("QT_SEED", 0);
    }

    /// @param usual the number in the whole suite
    /// @return that number times `-Dregister.examples`, by default 1
    public static int of(int usual) {
        return Math.multiplyExact(usual, TIMES);
    }
}
