package register.testing;

/// The random examples of properties: as many as every change can wait for, and more by hand or at night.
public final class Examples {
    private static final int TIMES = Integer.getInteger("register.examples", 1);

    private Examples() {}

    /// @return what all random examples of a run follow from: the same in each, unless `-Dtests.seed` gives another
    public static long seed() {
        return Long.getLong("QT_SEED", 0);
    }

    /// @param usual the number in the whole suite
    /// @return that number times `-Dregister.examples`, by default 1
    public static int of(int usual) {
        return Math.multiplyExact(usual, TIMES);
    }
}
