package register.bench.growth;

/// A question to a register, or a publication.
enum Question {
    LIST("list in force"),
    LIST_UNREMEMBERED("list in force, first time asked"),
    LIST_AS_OF("list as of a past date, first time asked"),
    PAGE("page, first time asked"),
    PAGE_AGAIN("page"),
    VERSIONS("`versions?limit=20`, first time asked"),
    VERSIONS_AGAIN("`versions?limit=20`"),
    APPEND("publish the next version");

    private final String words;

    Question(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
