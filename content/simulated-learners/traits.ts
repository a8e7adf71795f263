import type { Random } from './random.ts'

/** What moves a simulated learner; nobody in the school can see it. */
export interface Traits {
  name: string
  language: 'zh-CN' | 'en'
  /** IANA zone. */
  zone: string
  device: 'phone' | 'tablet' | 'desktop'
  /** Chance of a right answer at the first try, 0 to 1. */
  ability: number
  /** Chance of learning on a day at the beginning, 0 to 1. */
  motive: number
  /** Factor by which the motive shrinks each week. */
  fading: number
  /** Hour of the day at which they like to learn, 0 to 24. */
  hour: number
  /** Factor on Saturdays and Sundays. */
  weekend: number
  /** Steps they do in a sitting. */
  stamina: number
  /** Day of the sixty on which they sign up, 0 to 59. */
  joinsOnDay: number
  /** Whether they ever begin; one in seven does not. */
  begins: boolean
}

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
const zones = {
  'zh-CN': [
    'Asia/Shanghai',
    'Asia/Shanghai',
    'Asia/Shanghai',
    'Asia/Shanghai',
    'Asia/Urumqi',
    'Asia/Singapore',
  ],
  en: [
    'Europe/London',
    'Europe/Berlin',
    'America/New_York',
    'America/Los_Angeles',
    'Africa/Lagos',
    'America/Sao_Paulo',
    'Asia/Kolkata',
  ],
} as const

/** Draws a person. Many join in the first weeks, most fade, some stay: the shape that open courses show. */
export function drawTraits(random: Random): Traits {
  const language = random.chance(0.7) ? 'zh-CN' : 'en'
  const name =
    language === 'zh-CN'
      ? random.pick(chinese.family) + random.pick(chinese.given)
      : `${random.pick(english.given)} ${random.pick(english.family)}`
  const isSteady = random.chance(0.3)
  return {
    name,
    language,
    zone: random.pick(zones[language]),
    device: random.pick(['phone', 'phone', 'phone', 'desktop', 'tablet']),
    ability: random.around(0.45, 0.95),
    motive: isSteady ? random.around(0.3, 0.6) : random.around(0.1, 0.4),
    fading: isSteady ? random.around(0.85, 0.99) : random.around(0.3, 0.75),
    hour: random.chance(0.6) ? random.around(18, 23) : random.around(7, 14),
    weekend: random.around(0.4, 1.3),
    stamina: Math.round(random.around(3, 11)),
    joinsOnDay: Math.floor(52 * random.share() ** 1.4),
    begins: random.chance(0.86),
  }
}
