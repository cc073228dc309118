package io.xiaoneng.task;

import java.time.LocalDate;

/**
 * A letter of the ladder to a unit.
 *
 * @param unit its code
 * @param matter what it is about: the address of a task or a card
 * @param basis 依据文件: the document that it rests on
 */
public record Letter(String unit, String matter, Rung rung, LocalDate date, String basis) {}
