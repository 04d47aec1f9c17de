package register.policyfile;

/// Paths of places in a document, as problems name them: `subprocessors[3].country`.
public final class PlacePaths {
    private PlacePaths() {}

    public static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    /// The place that contains this one; the document itself at the top.
    public static String above(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    /// True if `path` is `place` or within it.
    public static boolean within(String path, String place) {
        return place.isEmpty() || path.equals(place) || path.startsWith(place + ".") || path.startsWith(place + "[");
    }
}
