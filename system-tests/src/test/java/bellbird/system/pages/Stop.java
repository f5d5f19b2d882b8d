package bellbird.system.pages;

/**
 * One page of the tour.
 *
 * @param route as the page declares it, parameters and all
 * @param path of the page in the demo, without the first slash
 */
record Stop(Person person, String route, String path) {

    /** What its pictures are called: its route, without what a file name cannot hold. */
    String name() {
        return route.isEmpty() ? "site" : route.replace(":", "").replace('/', '-');
    }
}
