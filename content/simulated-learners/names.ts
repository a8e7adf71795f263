import type { Random } from './random.ts'

const chinese = {
  family: ['李', '王', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '胡', '朱', '高', '林'],
  given: [
    '娜',
    '伟',
    '芳',
    '敏',
    '静',
    '磊',
    '洋',
    '艳',
    '杰',
    '涛',
    '明',
    '霞',
    '平',
    '梓涵',
    '子墨',
    '雨桐',
    '欣怡',
    '浩然',
    '思远',
    '佳琪',
    '若曦',
    '文博',
  ],
} as const
const english = {
  given: [
    'Amara',
    'Ben',
    'Chloe',
    'Diego',
    'Elena',
    'Farid',
    'Grace',
    'Hana',
    'Ivan',
    'Jonas',
    'Kemi',
    'Lucia',
    'Mateo',
    'Nadia',
    'Oscar',
    'Priya',
    'Rosa',
    'Sam',
    'Tariq',
    'Yara',
  ],
  family: [
    'Adeyemi',
    'Brown',
    'Costa',
    'Diaz',
    'Evans',
    'Fischer',
    'Garcia',
    'Haddad',
    'Ito',
    'Khan',
    'Lopez',
    'Moreau',
    'Novak',
    'Okafor',
    'Rossi',
    'Silva',
  ],
} as const

/** A name as people of a language have it. */
export const drawName = (language: 'zh-CN' | 'en', random: Random): string =>
  language === 'zh-CN'
    ? random.pick(chinese.family) + random.pick(chinese.given)
    : `${random.pick(english.given)} ${random.pick(english.family)}`
