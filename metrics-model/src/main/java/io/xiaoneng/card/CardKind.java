package io.xiaoneng.card;

/** What a card is. */
public enum CardKind {
  /** 黄牌. */
  YELLOW,
  /** 红牌. */
  RED,
  /** 督办件: an order without a colour. */
  ORDER
}
