package register.testing;

/// How many random examples a property is tried with: few enough for every change, and more by hand or at night.
public final class Examples {
    private static final int TIMES = Integer.getInteger("register.examples", 1);

    private Examples() {}

    /// @param usual how many the whole suite tries
    /// @return as many times that as `-Dregister.examples` says, by default once
    public static int of(int usual) {
        return Math.multiplyExact(usual, TIMES);
    }
}
