package bellbird.bill;

/** Whether a run still has accounts to look at. */
public enum BillRunState {
    RUNNING,
    DONE
}
