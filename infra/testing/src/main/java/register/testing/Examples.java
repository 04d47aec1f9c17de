package register.testing;

/// The number of random examples per property: small enough for every change, and larger by hand or at night.
public final class Examples {
    private static final int TIMES = Integer.getInteger("register.examples", 1);

    private Examples() {}

    /// @param usual the number in the whole suite
    /// @return that number times `-Dregister.examples`, by default 1
    public static int of(int usual) {
        return Math.multiplyExact(usual, TIMES);
    }
}
