package register.desk.page;

/// The desk's pages that its head links to, in this order.
public enum Place {
    TODAY("."),
    NOTICES(NoticesPage.LIST),
    REQUESTS(RequestsPage.LIST),
    OBJECTIONS(ObjectionsPage.LIST);

    private final String address;

    Place(String address) {
        this.address = address;
    }

    public String address() {
        return address;
    }

    String name(DeskWords said) {
        return switch (this) {
            case TODAY -> said.get("today");
            case NOTICES -> said.get("notices");
            case OBJECTIONS -> said.get("objections");
            case REQUESTS -> said.editor().get("requests");
        };
    }
}
