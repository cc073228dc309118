package io.xiaoneng.dashboard.casefile;

/** There is no case of that number; over the API a 404. */
public class CaseNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CaseNotFoundException(String caseId) {
    super("there is no case " + caseId);
  }
}
